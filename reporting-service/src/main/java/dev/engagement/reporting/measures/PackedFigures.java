package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.measures.Figures.Said;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Figures as they are kept in memory, in about a third of the bytes of {@link FigureBytes}, equal to the bit. Never stored: the form may
 * change with any version.
 *
 * <p>After a byte that no stored form begins with: how many outcomes and each of them, how many figures, and of each its measure, its status and
 * verdict in one byte, and its service time, then its elapsed time if that is another one.
 */
final class PackedFigures {
    /** The first byte; a stored form begins with a number of outcomes, whose first byte is 0. */
    static final byte FIRST = 1;

    /** Beside a measure: an elapsed time follows. */
    private static final int HAS_ELAPSED = 0x80;

    private static final int BITS_OF_A_DIGIT = 7;
    private static final int DIGIT = 0x7f;
    private static final int BITS_OF_A_VERDICT = 4;
    private static final int VERDICT = 0xf;

    private static final long NANOS_OF_A_MICRO = 1_000;
    private static final double MICROS = 1e6;
    /** Greater ones are kept bit by bit. */
    private static final double GREATEST = 1L << 50;

    /** Kinds of numbers, in their lowest two bits. */
    private static final int WHOLE = 0;

    private static final int MICROSECONDS = 1;
    private static final int BITS = 2;
    private static final int BITS_OF_A_KIND = 2;
    private static final int KIND = 3;

    private PackedFigures() {}

    static byte[] write(Figures figures) {
        return BytesInMemory.write(out -> {
            out.writeByte(FIRST);
            writeDigits(out, figures.outcomes().size());
            for (CommitmentOutcome outcome : figures.outcomes()) {
                out.writeByte(FigureBytes.OUTCOMES.of(outcome));
            }
            writeDigits(out, figures.list().size());
            for (Said said : figures.list()) {
                write(out, said.measure(), said.figure());
            }
        });
    }

    private static void write(DataOutputStream out, int measure, Figure figure) throws IOException {
        boolean hasElapsed = !isSame(figure.service(), figure.elapsed());
        out.writeByte(hasElapsed ? measure | HAS_ELAPSED : measure);
        out.writeByte(FigureBytes.STATUSES.of(figure.status()) << BITS_OF_A_VERDICT
                | FigureBytes.VERDICTS.of(figure.verdict()));
        writeNumber(out, figure.service());
        if (hasElapsed) {
            writeNumber(out, figure.elapsed());
        }
    }

    private static void writeNumber(DataOutputStream out, double number) throws IOException {
        long whole = (long) number;
        long micros = Math.round(number * MICROS);
        if (number >= 0 && number < GREATEST && isSame(whole, number)) {
            writeDigits(out, whole << BITS_OF_A_KIND | WHOLE);
        } else if (number > 0 && number * MICROS < GREATEST && isSame(seconds(micros), number)) {
            writeDigits(out, micros << BITS_OF_A_KIND | MICROSECONDS);
        } else {
            out.writeByte(BITS);
            out.writeLong(Double.doubleToRawLongBits(number));
        }
    }

    private static boolean isSame(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }

    private static double seconds(long micros) {
        return Figure.seconds(micros * NANOS_OF_A_MICRO);
    }

    /** Writes a number in digits of seven bits, the lowest first. */
    private static void writeDigits(DataOutputStream out, long number) throws IOException {
        long left = number;
        while (left > DIGIT) {
            out.writeByte((int) left | ~DIGIT);
            left >>>= BITS_OF_A_DIGIT;
        }
        out.writeByte((int) left);
    }

    static Figures read(byte[] packed) {
        Reader in = new Reader(packed, 1);
        List<CommitmentOutcome> outcomes =
                BytesInMemory.list((int) in.digits(), () -> FigureBytes.OUTCOMES.read(in.next()));
        int size = (int) in.digits();
        return new Figures(new PackedList(packed, in.place, size), outcomes);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int place;

        Reader(byte[] bytes, int place) {
            this.bytes = bytes;
            this.place = place;
        }

        byte next() {
            return bytes[place++];
        }

        long digits() {
            byte digit = next();
            long number = digit & DIGIT;
            for (int bits = BITS_OF_A_DIGIT; digit < 0; bits += BITS_OF_A_DIGIT) {
                digit = next();
                number |= (long) (digit & DIGIT) << bits;
            }
            return number;
        }

        double number() {
            long number = digits();
            return switch ((int) number & KIND) {
                case WHOLE -> number >>> BITS_OF_A_KIND;
                case MICROSECONDS -> seconds(number >>> BITS_OF_A_KIND);
                default -> {
                    place += Double.BYTES;
                    yield ByteBuffer.wrap(bytes).getDouble(place - Double.BYTES);
                }
            };
        }

        Said said() {
            byte measure = next();
            byte judged = next();
            double service = number();
            double elapsed = measure < 0 ? number() : service;
            return new Said(
                    measure & DIGIT,
                    new Figure(
                            FigureBytes.STATUSES.read((byte) (judged >> BITS_OF_A_VERDICT)),
                            service,
                            elapsed,
                            FigureBytes.VERDICTS.read((byte) (judged & VERDICT))));
        }
    }

    /** Figures that are made when they are asked for, one after the other. */
    private static final class PackedList extends AbstractList<Said> {
        private final byte[] bytes;
        private final int begin;
        private final int size;

        PackedList(byte[] bytes, int begin, int size) {
            this.bytes = bytes;
            this.begin = begin;
            this.size = size;
        }

        @Override
        public Said get(int place) {
            Iterator<Said> all = iterator();
            for (int n = 0; n < place; n++) {
                all.next();
            }
            return all.next();
        }

        @Override
        public void forEach(Consumer<? super Said> reader) {
            Reader in = new Reader(bytes, begin);
            for (int n = 0; n < size; n++) {
                reader.accept(in.said());
            }
        }

        @Override
        public Iterator<Said> iterator() {
            Reader in = new Reader(bytes, begin);
            return new Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                    return given < size;
                }

                @Override
                public Said next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    given++;
                    return in.said();
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }
}

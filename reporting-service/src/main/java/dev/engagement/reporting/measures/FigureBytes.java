package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Status;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Figures in a compact stored form, since a scorecard reads a hundred thousand of them at a time: the number of commitments, a byte for the
 * outcome of each, then 19 bytes for each figure.
 */
public final class FigureBytes {
    private static final int SIZE = 3 + 2 * Double.BYTES;
    static final StoredNumbers<Status> STATUSES =
            new StoredNumbers<>(List.of(Status.values()), status -> switch (status) {
                case SETTLED -> 0;
                case RUNNING -> 1;
                case ENDED -> 2;
                case ABSENT -> 3;
            });
    static final StoredNumbers<Figure.Verdict> VERDICTS =
            new StoredNumbers<>(List.of(Figure.Verdict.values()), verdict -> switch (verdict) {
                case NONE -> 0;
                case MET -> 1;
                case MISSED -> 2;
                case UNDECIDED -> 3;
            });
    static final StoredNumbers<CommitmentOutcome> OUTCOMES =
            new StoredNumbers<>(List.of(CommitmentOutcome.values()), outcome -> switch (outcome) {
                case KEPT -> 0;
                case RENEGOTIATED -> 1;
                case TOLD_LATE -> 2;
                case BROKEN -> 3;
                case WITHDRAWN -> 4;
                case OPEN -> 5;
            });

    private FigureBytes() {}

    public static byte[] write(Figures figures) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES
                + figures.outcomes().size()
                + SIZE * figures.list().size());
        bytes.putInt(figures.outcomes().size());
        figures.outcomes().forEach(outcome -> bytes.put(OUTCOMES.of(outcome)));
        for (Figures.Said said : figures.list()) {
            Figure figure = said.figure();
            bytes.put((byte) said.measure())
                    .put(STATUSES.of(figure.status()))
                    .put(VERDICTS.of(figure.verdict()))
                    .putDouble(figure.service())
                    .putDouble(figure.elapsed());
        }
        return bytes.array();
    }

    /** Returns figures as they are kept in memory, in fewer bytes; only {@link #read} knows them. */
    public static byte[] pack(Figures figures) {
        return PackedFigures.write(figures);
    }

    /** Reads figures, stored or packed; each is made when it is asked for. */
    public static Figures read(byte[] kept) {
        if (kept[0] == PackedFigures.FIRST) {
            return PackedFigures.read(kept);
        }
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        List<CommitmentOutcome> outcomes = BytesInMemory.list(bytes, () -> OUTCOMES.read(bytes.get()));
        return new Figures(new StoredList(bytes, bytes.position()), outcomes);
    }

    private static final class StoredList extends AbstractList<Figures.Said> {
        private final ByteBuffer bytes;
        private final int begin;

        StoredList(ByteBuffer bytes, int begin) {
            this.bytes = bytes;
            this.begin = begin;
        }

        @Override
        public Figures.Said get(int place) {
            return said(begin + Objects.checkIndex(place, size()) * SIZE);
        }

        @Override
        public void forEach(Consumer<? super Figures.Said> reader) {
            for (int at = begin; at < bytes.limit(); at += SIZE) {
                reader.accept(said(at));
            }
        }

        private Figures.Said said(int at) {
            return new Figures.Said(
                    bytes.get(at),
                    new Figure(
                            STATUSES.read(bytes.get(at + 1)),
                            bytes.getDouble(at + 3),
                            bytes.getDouble(at + 3 + Double.BYTES),
                            VERDICTS.read(bytes.get(at + 2))));
        }

        @Override
        public int size() {
            return (bytes.limit() - begin) / SIZE;
        }
    }
}

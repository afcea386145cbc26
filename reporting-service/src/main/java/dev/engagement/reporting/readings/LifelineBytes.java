package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import dev.engagement.reporting.factors.Lifeline.Turn;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.StoredNumbers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lifeline in its stored form: looks, turns and promises, each with how many there are before them. */
final class LifelineBytes {
    private static final StoredNumbers<Status> STATUSES =
            new StoredNumbers<>(List.of(Status.values()), status -> switch (status) {
                case SETTLED -> 0;
                case RUNNING -> 1;
                case ENDED -> 2;
                case ABSENT -> 3;
            });

    private LifelineBytes() {}

    /** Something that is read or written to bytes in memory, which never fails. */
    @FunctionalInterface
    private interface InMemory<T> {
        T run() throws IOException;
    }

    private static <T> T inMemory(InMemory<T> action) {
        try {
            return action.run();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    static byte[] write(Lifeline life) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        inMemory(() -> {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(life.looks().size());
            for (Look look : life.looks()) {
                write(out, look);
            }
            out.writeInt(life.turns().size());
            for (Turn turn : life.turns()) {
                out.writeLong(WaitBytes.micros(turn.at()));
                out.writeByte(STATUSES.of(turn.status()));
            }
            out.writeInt(life.promised().size());
            for (Promised promise : life.promised()) {
                out.writeLong(WaitBytes.micros(promise.made()));
                out.writeLong(WaitBytes.micros(promise.due()));
                out.writeBoolean(promise.isOpen());
            }
            return out;
        });
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Look look) throws IOException {
        out.writeLong(WaitBytes.micros(look.from()));
        out.writeByte(WaitBytes.LEVELS.of(look.urgency()));
        out.writeUTF(Objects.requireNonNullElse(look.team(), ""));
        out.writeUTF(Objects.requireNonNullElse(look.service(), ""));
    }

    static Lifeline read(byte[] kept, Instant opened) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept));
        return inMemory(() -> new Lifeline(
                opened,
                list(
                        in,
                        () -> new Look(
                                instant(in),
                                WaitBytes.LEVELS.read(in.readByte()),
                                word(in.readUTF()),
                                word(in.readUTF()))),
                list(in, () -> new Turn(instant(in), STATUSES.read(in.readByte()))),
                list(in, () -> new Promised(instant(in), instant(in), in.readBoolean()))));
    }

    private static <T> List<T> list(DataInputStream in, InMemory<T> item) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(item.run());
        }
        return list;
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return WaitBytes.instant(in.readLong());
    }

    private static @Nullable String word(String stored) {
        return stored.isEmpty() ? null : stored;
    }
}

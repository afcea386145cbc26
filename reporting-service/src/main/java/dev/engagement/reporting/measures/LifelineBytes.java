package dev.engagement.reporting.measures;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import dev.engagement.reporting.factors.Lifeline.Turn;
import dev.engagement.reporting.measures.BytesInMemory.OptionalWords;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A lifeline in its stored form: looks, turns and promises, each with how many there are before them. */
public final class LifelineBytes {
    private LifelineBytes() {}

    public static byte[] write(Lifeline life) {
        return BytesInMemory.write(out -> {
            out.writeInt(life.looks().size());
            for (Look look : life.looks()) {
                write(out, look);
            }
            out.writeInt(life.turns().size());
            for (Turn turn : life.turns()) {
                out.writeLong(Micros.of(turn.at()));
                out.writeByte(FigureBytes.STATUSES.of(turn.status()));
            }
            out.writeInt(life.promised().size());
            for (Promised promise : life.promised()) {
                out.writeLong(Micros.of(promise.made()));
                out.writeLong(Micros.of(promise.due()));
                out.writeBoolean(promise.isOpen());
            }
        });
    }

    private static void write(DataOutputStream out, Look look) throws IOException {
        out.writeLong(Micros.of(look.from()));
        out.writeByte(WaitBytes.LEVELS.of(look.urgency()));
        OptionalWords.write(out, look.team());
        OptionalWords.write(out, look.service());
    }

    public static Lifeline read(byte[] kept, Instant opened) {
        ByteBuffer in = ByteBuffer.wrap(kept);
        return new Lifeline(
                opened,
                BytesInMemory.list(
                        in,
                        () -> new Look(
                                instant(in),
                                WaitBytes.LEVELS.read(in.get()),
                                OptionalWords.read(in),
                                OptionalWords.read(in))),
                BytesInMemory.list(in, () -> new Turn(instant(in), FigureBytes.STATUSES.read(in.get()))),
                BytesInMemory.list(in, () -> new Promised(instant(in), instant(in), BytesInMemory.readBoolean(in))));
    }

    private static Instant instant(ByteBuffer in) {
        return Micros.instant(in.getLong());
    }
}

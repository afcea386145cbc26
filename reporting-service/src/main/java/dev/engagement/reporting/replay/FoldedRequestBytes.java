package dev.engagement.reporting.replay;

import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import dev.engagement.reporting.factors.Lifeline.Turn;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.measures.BytesInMemory;
import dev.engagement.reporting.measures.BytesInMemory.OptionalWords;
import dev.engagement.reporting.measures.Duties;
import dev.engagement.reporting.measures.Duties.OwedBy;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Supplied;
import dev.engagement.reporting.report.Judging;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Folded requests on their way from one instance to another of the same program, to the bit. Never kept for longer. */
public final class FoldedRequestBytes {
    private static final Level[] LEVELS = Level.values();
    private static final Status[] STATUSES = Status.values();
    private static final WaitingOn[] PARTIES = WaitingOn.values();
    private static final Dimension[] DIMENSIONS = Dimension.values();

    private FoldedRequestBytes() {}

    /** Writes an item of a list. */
    private interface ItemWriting<T> {
        void write(T item) throws IOException;
    }

    public static byte[] write(List<FoldedRequest> requests) {
        return BytesInMemory.write(out -> list(out, requests, request -> {
            out.writeUTF(request.subject());
            write(out, request.life());
            optional(out, request.waited(), wait -> write(out, wait));
            optional(out, request.counted(), counted -> write(out, counted));
        }));
    }

    public static List<FoldedRequest> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return BytesInMemory.list(
                in,
                () -> new FoldedRequest(
                        BytesInMemory.word(in),
                        life(in),
                        optional(in, () -> waited(in)),
                        optional(in, () -> counted(in))));
    }

    private static void write(DataOutputStream out, Lifeline life) throws IOException {
        instant(out, life.opened());
        list(out, life.looks(), look -> {
            instant(out, look.from());
            out.writeByte(look.urgency().ordinal());
            OptionalWords.write(out, look.team());
            OptionalWords.write(out, look.service());
        });
        list(out, life.turns(), turn -> {
            instant(out, turn.at());
            out.writeByte(turn.status().ordinal());
        });
        list(out, life.promised(), promised -> {
            instant(out, promised.made());
            instant(out, promised.due());
            out.writeBoolean(promised.isOpen());
        });
    }

    private static Lifeline life(ByteBuffer in) {
        return new Lifeline(
                instant(in),
                BytesInMemory.list(
                        in,
                        () -> new Look(instant(in), LEVELS[in.get()], OptionalWords.read(in), OptionalWords.read(in))),
                BytesInMemory.list(in, () -> new Turn(instant(in), STATUSES[in.get()])),
                BytesInMemory.list(in, () -> new Promised(instant(in), instant(in), BytesInMemory.readBoolean(in))));
    }

    private static void write(DataOutputStream out, Wait wait) throws IOException {
        out.writeUTF(wait.queue());
        out.writeLong(wait.since());
        out.writeLong(wait.until());
        out.writeBoolean(wait.engaged());
        list(out, wait.levels(), step -> {
            out.writeLong(step.from());
            out.writeByte(step.urgency().ordinal());
        });
    }

    private static Wait waited(ByteBuffer in) {
        return new Wait(
                BytesInMemory.word(in),
                in.getLong(),
                in.getLong(),
                BytesInMemory.readBoolean(in),
                BytesInMemory.list(in, () -> new Wait.Step(in.getLong(), LEVELS[in.get()])));
    }

    private static void write(DataOutputStream out, FoldedRequest.CountedRequest counted) throws IOException {
        list(out, counted.dimensions().entrySet(), dimension -> {
            out.writeByte(dimension.getKey().ordinal());
            out.writeUTF(dimension.getValue());
        });
        optional(out, counted.customers(), out::writeInt);
        byte[] figures = FigureBytes.write(counted.figures());
        out.writeInt(figures.length);
        out.write(figures);
        list(out, counted.figures().duties().owed(), owed -> {
            out.writeByte(owed.party().ordinal());
            OptionalWords.write(out, owed.supplier());
        });
        list(out, counted.figures().duties().suppliers(), supplied -> write(out, supplied));
        out.writeInt(counted.anomalies());
        out.writeUTF(counted.judge().name());
        out.writeInt(counted.judge().version());
    }

    private static FoldedRequest.CountedRequest counted(ByteBuffer in) {
        Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        for (int left = in.getInt(); left > 0; left--) {
            dimensions.put(DIMENSIONS[in.get()], BytesInMemory.word(in));
        }
        return new FoldedRequest.CountedRequest(
                dimensions,
                optional(in, in::getInt),
                FigureBytes.read(bytes(in))
                        .with(new Duties(
                                BytesInMemory.list(in, () -> new OwedBy(PARTIES[in.get()], OptionalWords.read(in))),
                                BytesInMemory.list(in, () -> supplied(in)))),
                in.getInt(),
                new Judging(BytesInMemory.word(in), in.getInt()));
    }

    private static void write(DataOutputStream out, Supplied supplied) throws IOException {
        OptionalWords.write(out, supplied.supplier());
        out.writeInt(supplied.waits());
        out.writeBoolean(supplied.isWaiting());
        out.writeDouble(supplied.service());
        out.writeDouble(supplied.elapsed());
        out.writeInt(supplied.answers().kept());
        out.writeInt(supplied.answers().missed());
        out.writeInt(supplied.answers().running());
        out.writeInt(supplied.answers().ended());
        out.writeDouble(supplied.excess());
        out.writeInt(supplied.cost());
    }

    private static Supplied supplied(ByteBuffer in) {
        return new Supplied(
                OptionalWords.read(in),
                in.getInt(),
                BytesInMemory.readBoolean(in),
                in.getDouble(),
                in.getDouble(),
                new AnswersKept(in.getInt(), in.getInt(), in.getInt(), in.getInt()),
                in.getDouble(),
                in.getInt());
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    private static <T> void list(DataOutputStream out, Collection<T> items, ItemWriting<T> writing) throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writing.write(item);
        }
    }

    private static <T> void optional(DataOutputStream out, @Nullable T item, ItemWriting<T> writing)
            throws IOException {
        out.writeBoolean(item != null);
        if (item != null) {
            writing.write(item);
        }
    }

    private static <T> @Nullable T optional(ByteBuffer in, Supplier<T> reading) {
        return BytesInMemory.readBoolean(in) ? reading.get() : null;
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}

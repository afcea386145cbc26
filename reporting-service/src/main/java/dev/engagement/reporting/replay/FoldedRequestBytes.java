package dev.engagement.reporting.replay;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.BytesInMemory;
import dev.engagement.reporting.measures.DutyBytes;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.LifelineBytes;
import dev.engagement.reporting.measures.WaitBytes;
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
    private static final Dimension[] DIMENSIONS = Dimension.values();

    private FoldedRequestBytes() {}

    /** Writes an item of a list. */
    private interface ItemWriting<T> {
        void write(T item) throws IOException;
    }

    public static byte[] write(List<FoldedRequest> requests) {
        return BytesInMemory.write(out -> list(out, requests, request -> {
            out.writeUTF(request.subject());
            out.writeLong(Micros.of(request.life().opened()));
            bytes(out, LifelineBytes.write(request.life()));
            optional(out, request.waited(), wait -> {
                out.writeUTF(wait.queue());
                out.writeLong(wait.since());
                bytes(out, WaitBytes.write(wait));
            });
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

    private static Lifeline life(ByteBuffer in) {
        Instant opened = Micros.instant(in.getLong());
        return LifelineBytes.read(bytes(in), opened);
    }

    private static Wait waited(ByteBuffer in) {
        String queue = BytesInMemory.word(in);
        long since = in.getLong();
        return WaitBytes.read(bytes(in), queue, since);
    }

    private static void write(DataOutputStream out, FoldedRequest.CountedRequest counted) throws IOException {
        list(out, counted.dimensions().entrySet(), dimension -> {
            out.writeByte(dimension.getKey().ordinal());
            out.writeUTF(dimension.getValue());
        });
        optional(out, counted.customers(), out::writeInt);
        bytes(out, FigureBytes.write(counted.figures()));
        bytes(out, DutyBytes.write(counted.figures().duties()));
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
                FigureBytes.read(bytes(in)).with(DutyBytes.read(bytes(in))),
                in.getInt(),
                new Judging(BytesInMemory.word(in), in.getInt()));
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

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}

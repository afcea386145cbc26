package dev.engagement.reporting.measures;

import static dev.engagement.reporting.measures.BytesInMemory.readBoolean;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stored form of how figures run on: a byte for the form, then each part, lists with their sizes before them. */
public final class RunningBytes {
    private static final byte FORM = 1;

    private RunningBytes() {}

    public static byte[] write(RunningFigures running) {
        return BytesInMemory.write(out -> {
            out.writeByte(FORM);
            write(out, running.from());
            out.writeBoolean(running.isRed());
            out.writeShort(running.times().size());
            for (RunningTime time : running.times()) {
                write(out, time);
            }
            out.writeBoolean(running.silence() != null);
            if (running.silence() != null) {
                write(out, running.silence());
            }
            out.writeInt(running.dues().size());
            for (Instant due : running.dues()) {
                write(out, due);
            }
            out.writeInt(running.owed().size());
            for (long left : running.owed()) {
                out.writeLong(left);
            }
            out.writeInt(running.milestones().size());
            for (RunningMilestone milestone : running.milestones()) {
                write(out, milestone);
            }
        });
    }

    private static void write(DataOutputStream out, RunningTime time) throws IOException {
        out.writeByte(time.measure());
        out.writeInt(time.running());
        out.writeInt(time.parts());
        out.writeLong(time.service());
        out.writeLong(time.elapsed());
        out.writeLong(time.limit());
    }

    private static void write(DataOutputStream out, RunningSilence silence) throws IOException {
        out.writeLong(silence.total());
        out.writeLong(silence.within());
        out.writeDouble(silence.sum());
        out.writeDouble(silence.squares());
        out.writeInt(silence.count());
        out.writeLong(silence.longestService());
        out.writeLong(silence.longestElapsed());
        out.writeLong(silence.service());
        out.writeLong(silence.elapsed());
        out.writeBoolean(silence.grows());
        out.writeLong(silence.allowed());
    }

    private static void write(DataOutputStream out, RunningMilestone milestone) throws IOException {
        out.writeUTF(milestone.weight().toString());
        write(out, milestone.first());
        write(out, milestone.due());
        write(out, milestone.delivered());
    }

    private static void write(DataOutputStream out, @Nullable Instant instant) throws IOException {
        out.writeBoolean(instant != null);
        if (instant != null) {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }
    }

    public static RunningFigures read(byte[] kept) {
        ByteBuffer in = ByteBuffer.wrap(kept);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalArgumentException("not a form of running figures: " + form);
        }
        Instant from = readInstant(in);
        boolean isRed = readBoolean(in);
        List<RunningTime> times = BytesInMemory.list(in.getShort(), () -> readTime(in));
        RunningSilence silence = readBoolean(in) ? readSilence(in) : null;
        List<@Nullable Instant> dues = BytesInMemory.list(in, () -> readInstantOrNone(in));
        List<Long> owed = BytesInMemory.list(in, in::getLong);
        List<RunningMilestone> milestones = BytesInMemory.list(in, () -> readMilestone(in));
        return new RunningFigures(from, times, silence, dues, owed, milestones, isRed);
    }

    private static RunningTime readTime(ByteBuffer in) {
        return new RunningTime(in.get(), in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
    }

    private static RunningSilence readSilence(ByteBuffer in) {
        return new RunningSilence(
                in.getLong(),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                readBoolean(in),
                in.getLong());
    }

    private static RunningMilestone readMilestone(ByteBuffer in) {
        return new RunningMilestone(
                new BigDecimal(BytesInMemory.word(in)), readInstant(in), readInstant(in), readInstantOrNone(in));
    }

    private static @Nullable Instant readInstantOrNone(ByteBuffer in) {
        return readBoolean(in) ? Instant.ofEpochSecond(in.getLong(), in.getInt()) : null;
    }

    private static Instant readInstant(ByteBuffer in) {
        return Objects.requireNonNull(readInstantOrNone(in), "an instant is missing");
    }
}

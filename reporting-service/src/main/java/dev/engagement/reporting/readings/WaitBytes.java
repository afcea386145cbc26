package dev.engagement.reporting.readings;

import dev.engagement.events.Level;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.StoredNumbers;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wait in its stored form: its state, its end, then 9 bytes for each of its levels. */
final class WaitBytes {
    private static final int STEP = Long.BYTES + 1;
    private static final byte WAITING = 0;
    private static final byte ENGAGED = 1;
    private static final byte ENDED = 2;
    static final StoredNumbers<Level> LEVELS = new StoredNumbers<>(List.of(Level.values()), level -> switch (level) {
        case CRITICAL -> 0;
        case HIGH -> 1;
        case MEDIUM -> 2;
        case LOW -> 3;
    });

    private WaitBytes() {}

    static byte[] write(Wait wait) {
        Instant until = wait.until();
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + Long.BYTES + STEP * wait.levels().size());
        bytes.put(wait.engaged() ? ENGAGED : until == null ? WAITING : ENDED);
        bytes.putLong(until == null ? 0 : micros(until));
        for (Wait.Step step : wait.levels()) {
            bytes.putLong(micros(step.from())).put(LEVELS.of(step.urgency()));
        }
        return bytes.array();
    }

    static Wait read(byte[] kept, String queue, Instant opened) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        byte stands = bytes.get();
        long end = bytes.getLong();
        @Nullable Instant until = stands == WAITING ? null : instant(end);
        List<Wait.Step> levels = new ArrayList<>(bytes.remaining() / STEP);
        while (bytes.hasRemaining()) {
            levels.add(new Wait.Step(instant(bytes.getLong()), LEVELS.read(bytes.get())));
        }
        return new Wait(queue, opened, until, stands == ENGAGED, levels);
    }

    /** Returns microseconds, the precision of the database. */
    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

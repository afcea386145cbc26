package dev.engagement.reporting.measures;

import dev.engagement.events.Level;
import dev.engagement.reporting.factors.urgency.Wait;
import java.nio.ByteBuffer;
import java.util.List;

/** A wait in its stored form: its state, its end in microseconds, then 9 bytes for each of its levels. */
public final class WaitBytes {
    private static final int STEP = Long.BYTES + 1;
    private static final byte WAITING = 0;
    private static final byte ENGAGED = 1;
    private static final byte ENDED = 2;
    public static final StoredNumbers<Level> LEVELS =
            new StoredNumbers<>(List.of(Level.values()), level -> switch (level) {
                case CRITICAL -> 0;
                case HIGH -> 1;
                case MEDIUM -> 2;
                case LOW -> 3;
            });

    private WaitBytes() {}

    public static byte[] write(Wait wait) {
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + Long.BYTES + STEP * wait.levels().size());
        boolean isWaiting = wait.until() == Wait.WAITING;
        bytes.put(wait.engaged() ? ENGAGED : isWaiting ? WAITING : ENDED);
        bytes.putLong(isWaiting ? 0 : wait.until());
        for (Wait.Step step : wait.levels()) {
            bytes.putLong(step.from()).put(LEVELS.of(step.urgency()));
        }
        return bytes.array();
    }

    /** Returns when IT was engaged, in microseconds; {@link Wait#WAITING} if it was not. */
    public static long engaged(byte[] kept) {
        return kept[0] == ENGAGED ? ByteBuffer.wrap(kept).getLong(1) : Wait.WAITING;
    }

    /** Returns the stored number of the urgency at the end; numbers rise as urgency falls. */
    public static byte lastUrgency(byte[] kept) {
        return kept[kept.length - 1];
    }

    /**
     * Reads a wait.
     *
     * @param opened in microseconds
     */
    public static Wait read(byte[] kept, String queue, long opened) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        byte stands = bytes.get();
        long end = bytes.getLong();
        List<Wait.Step> levels = BytesInMemory.list(
                bytes.remaining() / STEP, () -> new Wait.Step(bytes.getLong(), LEVELS.read(bytes.get())));
        return new Wait(queue, opened, stands == WAITING ? Wait.WAITING : end, stands == ENGAGED, levels);
    }
}

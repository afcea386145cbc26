package dev.engagement.shared.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The time since this program started. It only passes, also while the machine's clock is set forward or back: for pauses and deadlines. */
public final class Uptime {
    private static final Path SINCE_BOOT = Path.of("/proc/uptime");
    private static final long START = System.nanoTime();
    private static final long SLEPT_BEFORE = slept();

    private Uptime() {}

    public static Duration now() {
        return Duration.ofNanos(System.nanoTime() - START);
    }

    /** Returns when an earlier {@link #now} was, by a clock that says {@code now}. */
    public static Instant when(Duration earlier, Instant now) {
        return now.minus(now().minus(earlier));
    }

    /** Returns the same with the time that the machine slept meanwhile, as far as the machine tells it: Linux does, within 10 ms. */
    public static Duration withSleep() {
        long slept = slept();
        return slept == Long.MIN_VALUE || SLEPT_BEFORE == Long.MIN_VALUE
                ? now()
                : now().plusNanos(Math.max(0, slept - SLEPT_BEFORE));
    }

    /** Returns what grows while the machine sleeps, and only then; {@code Long.MIN_VALUE} if that is unknown. */
    private static long slept() {
        try {
            String said = Files.readString(SINCE_BOOT);
            return Math.round(Double.parseDouble(said.substring(0, said.indexOf(' '))) * 1e9) - System.nanoTime();
        } catch (IOException | RuntimeException untold) {
            return Long.MIN_VALUE;
        }
    }
}

package dev.engagement.shared.time;

import java.time.Duration;

/** The time since this program started. It only passes, also while the machine's clock is set forward or back: for pauses and deadlines. */
public final class Uptime {
    private static final long START = System.nanoTime();

    private Uptime() {}

    public static Duration now() {
        return Duration.ofNanos(System.nanoTime() - START);
    }
}

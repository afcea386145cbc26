package dev.engagement.shared.time;

import java.time.Duration;
import java.time.Instant;

/** Whether an instant is recent. One that lies ahead of the clock tells as little as an old one: the clock was wrong, then or now. */
public final class Nearness {
    private Nearness() {}

    /** Returns whether an instant is no further from now than that, before or after. */
    public static boolean isNear(Instant instant, Instant now, Duration within) {
        return Duration.between(instant, now).abs().compareTo(within) <= 0;
    }
}

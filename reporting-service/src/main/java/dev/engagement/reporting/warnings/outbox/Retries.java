package dev.engagement.reporting.warnings.outbox;

import java.time.Duration;
import java.time.Instant;

/** How long, and how often, something is tried until it arrives. */
public final class Retries {
    private static final Duration TRIED = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** From this number of tries on, pauses are the longest one. */
    private static final int DOUBLINGS = 9;

    private Retries() {}

    /** Returns whether tries that began then are over: after a day. */
    public static boolean areOver(Instant since, Instant now) {
        return !now.isBefore(since.plus(TRIED));
    }

    /** Returns the pause after a try: 1 s, 2 s, 4 s … 5 min. */
    public static Duration pauseAfter(int attempt) {
        return attempt > DOUBLINGS ? LONGEST_PAUSE : Duration.ofSeconds(1L << (attempt - 1));
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.reporting.calendar.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a reading with its target.
 *
 * @param limit the target (or the allowed gap), service time
 * @param met null while it is undecided
 */
public record Judged(Duration limit, @Nullable Boolean met) {
    /**
     * Judges a time. A settled one meets its target if it is not longer; any other has missed it once it is longer, and is undecided
     * before.
     */
    static Judged time(Duration limit, Status status, Time time) {
        boolean within = time.service().compareTo(limit) <= 0;
        return new Judged(limit, status == Status.SETTLED ? Boolean.valueOf(within) : within ? null : Boolean.FALSE);
    }

    /** Judges a pace. It is met if it was kept throughout; a miss cannot be mended. */
    public static Judged pace(Duration allowed, Status status, boolean keptSoFar) {
        return new Judged(
                allowed, status == Status.SETTLED ? Boolean.valueOf(keptSoFar) : keptSoFar ? null : Boolean.FALSE);
    }
}

package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Status;
import org.jspecify.annotations.Nullable;

/**
 * Counts of waits by whether the answer came in time.
 *
 * @param running those that are in time so far
 * @param ended those that were in time when the request was over
 */
public record AnswersKept(int kept, int missed, int running, int ended) {
    public static final AnswersKept NONE = new AnswersKept(0, 0, 0, 0);

    /** Returns the same with one more wait, whose figure is 1 if the answer came in time. */
    public AnswersKept with(Figure figure) {
        boolean isSettled = figure.status() == Status.SETTLED;
        return plus(new AnswersKept(
                isSettled && figure.service() == 1 ? 1 : 0,
                isSettled && figure.service() != 1 ? 1 : 0,
                figure.status() == Status.RUNNING ? 1 : 0,
                figure.status() == Status.ENDED ? 1 : 0));
    }

    public AnswersKept plus(AnswersKept other) {
        return new AnswersKept(kept + other.kept, missed + other.missed, running + other.running, ended + other.ended);
    }

    /** Returns how many are either kept or missed. */
    public int decided() {
        return kept + missed;
    }

    /** Returns kept ÷ (kept + missed); null if nothing is decided. */
    public @Nullable Double rate() {
        return decided() == 0 ? null : Double.valueOf((double) kept / decided());
    }
}

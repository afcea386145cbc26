package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of a reading that statistics need.
 *
 * @param service seconds of service time, or the plain value of a measure without time
 * @param elapsed seconds by the wall clock, or that same value
 */
public record Figure(Status status, double service, double elapsed, Verdict verdict) {
    public static final Figure ABSENT = new Figure(Status.ABSENT, 0, 0, Verdict.NONE);

    /** The result of comparing a reading with its target. */
    public enum Verdict {
        /** The reading has no target. */
        NONE,
        MET,
        MISSED,
        UNDECIDED;

        static Verdict of(@Nullable Judged judged) {
            if (judged == null) {
                return NONE;
            }
            return judged.met() == null ? UNDECIDED : judged.met() ? MET : MISSED;
        }
    }

    public static Figure of(Reading reading) {
        if (reading.time() != null) {
            return new Figure(
                    reading.status(),
                    seconds(reading.time().service()),
                    seconds(reading.time().elapsed()),
                    Verdict.of(reading.judged()));
        }
        double value = reading.value() == null ? 0 : reading.value();
        return new Figure(reading.status(), value, value, Verdict.of(reading.judged()));
    }

    /** Returns nanoseconds as seconds, with the same bits as a duration of them. */
    static double seconds(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L) + Math.floorMod(nanos, 1_000_000_000L) / 1e9;
    }

    public static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}

package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Working hours, as they are shaded behind a picture. */
public final class Hours {
    private static final Duration STEP = Duration.ofMinutes(15);

    /** Longest time with shading; a longer one would be all grey. */
    private static final Duration MOST = Duration.ofDays(45);

    private Hours() {}

    /**
     * Returns the working hours, looked up in steps of 15 minutes, finer than the picture shows. Returns none if work never stops, or if
     * the time is too long.
     */
    public static List<Span> shaded(Judge judge, Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        if (judge.charter().hours().always() || Duration.between(from, to).compareTo(MOST) > 0) {
            return spans;
        }
        Instant since = null;
        for (Instant quarter = from; quarter.isBefore(to); quarter = quarter.plus(STEP)) {
            boolean works = !judge.hours().between(quarter, quarter.plus(STEP)).isZero();
            if (works && since == null) {
                since = quarter;
            } else if (!works && since != null) {
                spans.add(new Span(since, quarter));
                since = null;
            }
        }
        if (since != null) {
            spans.add(new Span(since, to));
        }
        return spans;
    }
}

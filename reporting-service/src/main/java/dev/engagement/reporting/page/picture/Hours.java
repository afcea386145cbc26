package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Working hours as they are shaded behind a picture. */
public final class Hours {
    private static final Duration STEP = Duration.ofMinutes(15);

    /** Shading of a longer time would be a grey haze. */
    private static final Duration MOST = Duration.ofDays(45);

    private Hours() {}

    /**
     * When somebody works, looked up quarter by quarter: closer than anybody can see. Nothing where that is always, or
     * where the time is too long.
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

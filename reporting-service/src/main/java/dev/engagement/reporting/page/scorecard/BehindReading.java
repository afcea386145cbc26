package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figure.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request with a reading.
 *
 * @param team empty if it has none
 * @param owner if the request was folded; else its stored owner counts
 */
record BehindReading(
        String request,
        Instant opened,
        String team,
        @Nullable String owner,
        boolean isFolded,
        Figure figure) {
    double value() {
        return figure.service();
    }

    boolean isMissed() {
        return figure.verdict() == Verdict.MISSED;
    }
}

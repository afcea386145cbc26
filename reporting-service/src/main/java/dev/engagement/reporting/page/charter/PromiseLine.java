package dev.engagement.reporting.page.charter;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.clauses.Clauses;
import dev.engagement.reporting.page.scorecard.KeyFigure;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise of IT beside what was kept of it.
 *
 * @param promised the share, in words; empty if none is promised
 * @param kept the share, in words
 * @param decided how many readings that share is of
 * @param isKept whether what was kept is what was promised; null if nothing is promised or decided
 * @param missed opens the misses; null if other charters judged some of these requests, or there are none
 */
public record PromiseLine(
        String target,
        String promised,
        String kept,
        int decided,
        int misses,
        @Nullable Boolean isKept,
        @Nullable Address missed) {

    /**
     * Returns a line for each promise.
     *
     * @param judged the figures of the requests that the charter judged
     * @param behind lists the requests behind a figure; null if it would list others too
     */
    static List<PromiseLine> of(Charter charter, Group judged, @Nullable Address behind) {
        return Arrays.stream(Attained.values())
                .map(target -> of(charter, target, judged, behind))
                .toList();
    }

    private static PromiseLine of(Charter charter, Attained target, Group judged, @Nullable Address behind) {
        KeyFigure figure = KeyFigure.of(target);
        Double promised = charter.pact().attainment().get(target);
        Double kept = figure.share(judged);
        int misses = figure.misses(judged);
        return new PromiseLine(
                Clauses.says(target),
                promised == null ? "" : Words.percent(promised),
                figure.words(kept),
                figure.decided(judged),
                misses,
                promised == null || kept == null ? null : Boolean.valueOf(kept >= promised),
                behind == null || misses == 0 ? null : figure.missed(behind));
    }
}

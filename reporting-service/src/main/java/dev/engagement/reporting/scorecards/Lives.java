package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Promised;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.RecentStories;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.report.LikeRequests;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads the lives of all requests that may be like one that promised something. */
@Component
class Lives {
    private final Cohorts cohorts;
    private final RecentStories stories;
    private final RefoldLimit refoldLimit;

    Lives(Cohorts cohorts, RecentStories stories, RefoldLimit refoldLimit) {
        this.cohorts = cohorts;
        this.stories = stories;
        this.refoldLimit = refoldLimit;
    }

    /**
     * Returns the lives of requests that were opened before any of the promises, and not too long before; none if that means folding too
     * much, so that nothing is said of the promises. Each is read from its stored form whenever it is gone through, since all of them
     * together are large.
     *
     * @param cohort whose as-of and charters hold
     */
    Iterable<Lifeline> around(List<AskedPromise> promises, Cohort cohort) {
        if (promises.isEmpty()) {
            return List.of();
        }
        List<Instant> made = promises.stream()
                .map(AskedPromise::promise)
                .map(Promised::made)
                .sorted(Comparator.naturalOrder())
                .toList();
        Cohort around = new Cohort(
                made.getFirst().minus(LikeRequests.SPAN), made.getLast(), Map.of(), cohort.asOf(), cohort.charters());
        List<Supplier<Lifeline>> lives = new ArrayList<>();
        Map<String, Integer> toFold = cohorts.lives(around, lives::add);
        if (refoldLimit.isExceeded(toFold)) {
            return List.of();
        }
        stories.each(toFold, (subject, entries) -> Fold.course(Story.of(entries, around.asOf()), around.charters())
                .filter(around::spans)
                .map(Lifeline::of)
                .ifPresent(life -> lives.add(() -> life)));
        return () -> lives.stream().map(Supplier::get).iterator();
    }
}

package dev.engagement.reporting.metrics;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.readings.GroupStanding;
import dev.engagement.reporting.readings.Lately;
import dev.engagement.reporting.readings.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The gauges' values for the requests under one set of labels. */
final class Totals {
    long open;
    long waiting;
    long unowned;
    long ended;
    double paceKept;
    double oldestWaitingSeconds;
    long rated;
    double satisfaction;
    private final Map<String, Long> commitments = new HashMap<>();
    private final Map<Target, Long> atRisk = new EnumMap<>(Target.class);
    private final Map<Target, Long> overdue = new EnumMap<>(Target.class);

    void add(GroupStanding standing, Instant now) {
        open += standing.open();
        waiting += standing.waiting();
        unowned += standing.unowned();
        ended += standing.ended();
        paceKept += standing.paceKept();
        standing.atRisk().forEach((target, count) -> atRisk.merge(target, count, Long::sum));
        standing.overdue().forEach((target, count) -> overdue.merge(target, count, Long::sum));
        Instant oldest = standing.oldestWaiting();
        if (oldest != null) {
            oldestWaitingSeconds =
                    Math.max(oldestWaitingSeconds, Duration.between(oldest, now).toMillis() / 1000.0);
        }
    }

    void addCommitments(Lately lately) {
        commitments.merge(lately.outcome(), lately.count(), Long::sum);
    }

    void addRatings(Lately lately) {
        rated += lately.count();
        satisfaction += lately.sum();
    }

    long commitments(CommitmentOutcome outcome) {
        return commitments.getOrDefault(outcome.word(), 0L);
    }

    long atRisk(Target target) {
        return atRisk.getOrDefault(target, 0L);
    }

    long overdue(Target target) {
        return overdue.getOrDefault(target, 0L);
    }
}

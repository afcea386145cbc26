package dev.engagement.reporting.metrics;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.feed.ParkedRecords;
import dev.engagement.reporting.readings.GroupStanding;
import dev.engagement.reporting.readings.Lately;
import dev.engagement.reporting.readings.Standings;
import dev.engagement.reporting.readings.Target;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of the requests' current state, updated every few seconds. A gauge stays once it exists, and falls to 0: if gauges were removed
 * and added while Prometheus scrapes, that scrape would fail as a whole.
 */
@Component
class Gauges {
    private static final Totals NONE = new Totals();

    private final Standings standings;
    private final Completeness completeness;
    private final ParkedRecords parkedRecords;
    private final MetricLabels labels;
    private final Histograms histograms;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Set<Tags> registered = new HashSet<>();
    private volatile Map<Tags, Totals> current = Map.of();
    private volatile Instant completeTo;
    private volatile long parked;

    Gauges(
            Standings standings,
            Completeness completeness,
            ParkedRecords parkedRecords,
            MetricLabels labels,
            Histograms histograms,
            Clock clock,
            MeterRegistry registry) {
        this.standings = standings;
        this.completeness = completeness;
        this.parkedRecords = parkedRecords;
        this.labels = labels;
        this.histograms = histograms;
        this.clock = clock;
        this.registry = registry;
        this.completeTo = clock.instant();
        gauge(Metric.PROJECTION_LAG, Tags.empty(), () -> seconds(completeTo, clock.instant()));
        gauge(Metric.MISSING_ENTRIES, Tags.empty(), completeness::missing);
        gauge(Metric.PARKED_RECORDS, Tags.empty(), () -> parked);
    }

    @Scheduled(fixedDelayString = "${engagement.gauges-every}")
    void refresh() {
        Instant now = clock.instant();
        Map<Tags, Totals> byLabels = new HashMap<>();
        for (GroupStanding standing : standings.at(now, MetricLabels.DIMENSIONS)) {
            totals(byLabels, standing.dimensions()).add(standing, now);
        }
        for (Lately lately : standings.commitments(now, MetricLabels.DIMENSIONS)) {
            totals(byLabels, lately.dimensions()).addCommitments(lately);
        }
        for (Lately lately : standings.satisfaction(now, MetricLabels.DIMENSIONS)) {
            totals(byLabels, lately.dimensions()).addRatings(lately);
        }
        current = byLabels;
        byLabels.keySet().stream().filter(registered::add).forEach(this::register);
        completeness.completeTo().ifPresent(instant -> completeTo = instant);
        parked = parkedRecords.count();
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }

    private Totals totals(Map<Tags, Totals> byLabels, Map<Dimension, String> dimensions) {
        return byLabels.computeIfAbsent(labels.of(dimensions), any -> new Totals());
    }

    private void register(Tags tags) {
        histograms.expect(tags);
        gauge(Metric.OPEN, tags, totals -> totals.open);
        gauge(Metric.WAITING, tags, totals -> totals.waiting);
        gauge(Metric.UNOWNED, tags, totals -> totals.unowned);
        gauge(Metric.SILENT, tags, totals -> totals.overdue(Target.PACE));
        gauge(Metric.OLDEST_WAITING, tags, totals -> totals.oldestWaitingSeconds);
        gauge(Metric.PACE_KEPT, tags, totals -> totals.paceKept / totals.ended);
        gauge(Metric.PACE_KEPT_REQUESTS, tags, totals -> totals.ended);
        gauge(Metric.SATISFACTION, tags, totals -> totals.satisfaction / totals.rated);
        gauge(Metric.SATISFACTION_RATINGS, tags, totals -> totals.rated);
        for (CommitmentOutcome outcome : CommitmentOutcome.values()) {
            gauge(Metric.COMMITMENTS, tags, tags.and("outcome", outcome.word()), totals -> totals.commitments(outcome));
        }
        for (Target target : Target.values()) {
            Tags byTarget = tags.and("target", target.word());
            gauge(Metric.AT_RISK, tags, byTarget, totals -> totals.atRisk(target));
            gauge(Metric.OVERDUE, tags, byTarget, totals -> totals.overdue(target));
        }
    }

    private void gauge(Metric metric, Tags tags, ToDoubleFunction<Totals> value) {
        gauge(metric, tags, tags, value);
    }

    private void gauge(Metric metric, Tags key, Tags tags, ToDoubleFunction<Totals> value) {
        gauge(metric, tags, () -> value.applyAsDouble(current.getOrDefault(key, NONE)));
    }

    private void gauge(Metric metric, Tags tags, Supplier<Number> value) {
        Gauge.builder(metric.word(), value)
                .description(metric.help())
                .baseUnit(metric.unit())
                .tags(tags)
                .register(registry);
    }
}

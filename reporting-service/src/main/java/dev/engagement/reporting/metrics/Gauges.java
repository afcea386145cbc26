package dev.engagement.reporting.metrics;

import dev.engagement.reporting.factors.Commitment.Outcome;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.readings.Lately;
import dev.engagement.reporting.readings.Standing;
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
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many requests stand how, looked up every few seconds. A gauge once there stays, and falls to 0: to take gauges out
 * and put them back while somebody reads them would spoil the whole page for that reader.
 */
@Component
class Gauges {
    private static final Totals NONE = new Totals();

    private final Standings standings;
    private final Completeness completeness;
    private final Labels labels;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Set<Tags> registered = new HashSet<>();
    private volatile Map<Tags, Totals> current = Map.of();
    private volatile double lagSeconds;

    Gauges(Standings standings, Completeness completeness, Labels labels, Clock clock, MeterRegistry registry) {
        this.standings = standings;
        this.completeness = completeness;
        this.labels = labels;
        this.clock = clock;
        this.registry = registry;
        Gauge.builder(MetricNames.PROJECTION_LAG, () -> lagSeconds)
                .baseUnit("seconds")
                .description("How far what is known for good lies behind the present")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${engagement.gauges-every}")
    void refresh() {
        Instant now = clock.instant();
        Map<Tags, Totals> byLabels = new HashMap<>();
        for (Standing standing : standings.at(now, Labels.DIMENSIONS)) {
            totals(byLabels, standing.dimensions()).add(standing, now);
        }
        for (Lately lately : standings.commitments(now, Labels.DIMENSIONS)) {
            totals(byLabels, lately.dimensions()).addCommitments(lately);
        }
        for (Lately lately : standings.satisfaction(now, Labels.DIMENSIONS)) {
            totals(byLabels, lately.dimensions()).addRatings(lately);
        }
        current = byLabels;
        byLabels.keySet().stream().filter(registered::add).forEach(this::register);
        lagSeconds = completeness
                .completeTo()
                .map(instant -> Math.max(0, Duration.between(instant, now).toMillis() / 1000.0))
                .orElse(0.0);
    }

    private Totals totals(Map<Tags, Totals> byLabels, Map<Dimension, String> dimensions) {
        return byLabels.computeIfAbsent(labels.of(dimensions), any -> new Totals());
    }

    private void register(Tags tags) {
        gauge(MetricNames.OPEN, "Requests that are open", null, tags, totals -> totals.open);
        gauge(MetricNames.WAITING, "Open, and nobody is engaged", null, tags, totals -> totals.waiting);
        gauge(MetricNames.UNOWNED, "Open without a named owner", null, tags, totals -> totals.unowned);
        gauge(MetricNames.SILENT, "Silent for longer than allowed", null, tags, totals -> totals.overdue(Target.PACE));
        gauge(
                MetricNames.OLDEST_WAITING,
                "The longest wait for somebody to engage",
                "seconds",
                tags,
                totals -> totals.oldestWaitingSeconds);
        gauge(
                MetricNames.PACE_KEPT,
                "Mean over what ended in the last 30 days; not a number where nothing did",
                "ratio",
                tags,
                totals -> totals.paceKept / totals.ended);
        gauge(
                MetricNames.SATISFACTION,
                "Mean of the ratings of the last 30 days; not a number where there are none",
                "ratio",
                tags,
                totals -> totals.satisfaction / totals.rated);
        for (Outcome outcome : Outcome.values()) {
            gauge(
                    MetricNames.COMMITMENTS,
                    "What became of commitments in the last 30 days, and those that are open",
                    null,
                    tags,
                    tags.and("outcome", outcome.word()),
                    totals -> totals.commitments(outcome));
        }
        for (Target target : Target.values()) {
            Tags byTarget = tags.and("target", target.word());
            gauge(MetricNames.AT_RISK, "Due soon", null, tags, byTarget, totals -> totals.atRisk(target));
            gauge(MetricNames.OVERDUE, "Late", null, tags, byTarget, totals -> totals.overdue(target));
        }
    }

    private void gauge(String name, String says, @Nullable String unit, Tags tags, ToDoubleFunction<Totals> value) {
        gauge(name, says, unit, tags, tags, value);
    }

    private void gauge(
            String name, String says, @Nullable String unit, Tags key, Tags tags, ToDoubleFunction<Totals> value) {
        Gauge.builder(name, () -> value.applyAsDouble(current.getOrDefault(key, NONE)))
                .description(says)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }
}

package dev.engagement.reporting.metrics;

import dev.engagement.reporting.readings.Settled;
import dev.engagement.reporting.readings.Watcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Histograms of durations, counted when they settle. */
@Component
class Histograms implements Watcher {
    /** Bounds from minutes to weeks. */
    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(4),
        Duration.ofHours(8),
        Duration.ofDays(1),
        Duration.ofDays(2),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(14),
        Duration.ofDays(28)
    };

    private final MeterRegistry registry;
    private final MetricLabels labels;

    Histograms(MeterRegistry registry, MetricLabels labels) {
        this.registry = registry;
        this.labels = labels;
    }

    /**
     * Registers empty histograms: Prometheus takes the first value that it sees as the start of a count, and would miss the first duration
     * of each kind.
     */
    void expect(Tags tags) {
        for (Settled.Milestone kind : Settled.Milestone.values()) {
            timer(kind, tags);
        }
    }

    @Override
    public void settled(List<Settled> settled) {
        for (Settled one : settled) {
            timer(one.kind(), labels.of(one.dimensions())).record(Duration.ofMillis(Math.round(one.seconds() * 1000)));
        }
    }

    private Timer timer(Settled.Milestone kind, Tags tags) {
        Metric metric = metric(kind);
        return Timer.builder(metric.word())
                .description(metric.help())
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static Metric metric(Settled.Milestone kind) {
        return switch (kind) {
            case ENGAGED -> Metric.TIME_TO_ENGAGE;
            case OWNED -> Metric.TIME_TO_OWN;
            case RESOLVED -> Metric.TIME_TO_RESOLVE;
            case GAP -> Metric.UPDATE_GAP;
        };
    }
}

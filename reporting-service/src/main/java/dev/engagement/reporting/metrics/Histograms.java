package dev.engagement.reporting.metrics;

import dev.engagement.reporting.readings.Settled;
import dev.engagement.reporting.readings.Watcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long things take, counted as they settle. */
@Component
class Histograms implements Watcher {
    /** From minutes to weeks. */
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
    private final Labels labels;

    Histograms(MeterRegistry registry, Labels labels) {
        this.registry = registry;
        this.labels = labels;
    }

    @Override
    public void settled(List<Settled> settled) {
        for (Settled one : settled) {
            Timer.builder(name(one.kind()))
                    .description("Service time, counted once when settled, of what happens live")
                    .tags(labels.of(one.dimensions()))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry)
                    .record(Duration.ofMillis(Math.round(one.seconds() * 1000)));
        }
    }

    private static String name(Settled.Kind kind) {
        return switch (kind) {
            case ENGAGED -> MetricNames.TIME_TO_ENGAGE;
            case OWNED -> MetricNames.TIME_TO_OWN;
            case RESOLVED -> MetricNames.TIME_TO_RESOLVE;
            case GAP -> MetricNames.UPDATE_GAP;
        };
    }
}

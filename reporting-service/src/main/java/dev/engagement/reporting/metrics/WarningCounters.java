package dev.engagement.reporting.metrics;

import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.sending.SendingWatcher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts sendings of warnings. */
@Component
class WarningCounters implements SendingWatcher {
    private static final String MISSED = "missed";
    private static final String OTHER = "other";
    private static final int STEPS = 20;

    private final MeterRegistry registry;
    private final Set<String> steps = new HashSet<>(Set.of(MISSED));

    /** Shows counters at 0 from the start on, so that Prometheus sees the first warning. */
    WarningCounters(MeterRegistry registry) {
        this.registry = registry;
        for (Target target : Target.values()) {
            counter(target, MISSED, true);
            counter(target, MISSED, false);
        }
    }

    @Override
    public void ended(Warning warning, boolean sent) {
        counter(warning.target(), capped(warning.step()), sent).increment();
    }

    private synchronized String capped(String step) {
        return steps.contains(step) || (steps.size() < STEPS && steps.add(step)) ? step : OTHER;
    }

    private Counter counter(Target target, String step, boolean sent) {
        return Counter.builder(Metric.WARNINGS.word())
                .description(Metric.WARNINGS.help())
                .tag("target", target.word())
                .tag("step", step)
                .tag("result", sent ? "sent" : "undelivered")
                .register(registry);
    }
}

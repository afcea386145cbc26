package dev.engagement.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Figures that an outside provider reaches. */
public record CharterBenchmark(
        String measure,
        @Nullable Level urgency,
        String name,
        @Nullable Duration p50,
        @Nullable Duration p90) {
    public CharterBenchmark {
        measure = Require.key("measure", measure);
        name = Require.key("name", name);
        Require.anyOf("p50, p90", p50, p90);
    }
}

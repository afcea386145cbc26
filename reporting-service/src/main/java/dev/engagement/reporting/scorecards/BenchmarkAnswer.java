package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A benchmark beside a measure's figures, in seconds; each member that it does not have is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BenchmarkAnswer(
        String name,
        @Nullable String urgency,
        @Nullable Number p50,
        @Nullable Number p90) {}

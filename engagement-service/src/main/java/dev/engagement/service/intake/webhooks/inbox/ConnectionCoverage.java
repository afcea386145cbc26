package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.coverage.Coverage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The share of the tool's own export that had been told at the last comparison; lateness in seconds. */
record ConnectionCoverage(
        double ratio,
        long told,
        long expected,
        @Nullable Double lateP50,
        @Nullable Double lateP90,
        Instant at) {
    static @Nullable ConnectionCoverage of(@Nullable Coverage kept) {
        return kept == null
                ? null
                : new ConnectionCoverage(
                        kept.ratio(), kept.told(), kept.expected(), kept.lateP50(), kept.lateP90(), kept.at());
    }
}

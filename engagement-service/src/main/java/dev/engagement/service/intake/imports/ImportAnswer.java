package dev.engagement.service.intake.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as a reader sees it.
 *
 * @param rowsPerSecond null before it starts
 * @param reconcile absent if the import records, and does not compare
 */
record ImportAnswer(
        UUID id,
        String state,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long bytes,
        long bytesRead,
        long rows,
        @Nullable Long rowsPerSecond,
        long recorded,
        long duplicates,
        long refused,
        long retracted,
        @Nullable String problem,
        @JsonUnwrapped @Nullable ComparisonAnswer reconcile,
        List<RowRefusal> refusals) {
    /** The result of a comparison; null until it ends. */
    record ComparisonAnswer(@Nullable Reconciliation reconciliation) {}

    static ImportAnswer of(ImportJob job, Instant now, List<RowRefusal> refusals) {
        return new ImportAnswer(
                job.id(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.askedAt(),
                job.startedAt(),
                job.endedAt(),
                job.bytes(),
                job.bytesRead(),
                job.rows(),
                rowsPerSecond(job, now),
                job.recorded(),
                job.duplicates(),
                job.refused(),
                job.retracted(),
                job.problem(),
                job.reconcile() == null ? null : new ComparisonAnswer(job.reconciliation()),
                refusals);
    }

    private static @Nullable Long rowsPerSecond(ImportJob job, Instant now) {
        if (job.startedAt() == null) {
            return null;
        }
        Instant end = job.endedAt() == null ? now : job.endedAt();
        return job.rows()
                * 1_000
                / Math.max(1, Duration.between(job.startedAt(), end).toMillis());
    }
}

package dev.engagement.service.intake.imports;

import dev.engagement.shared.jobs.JobClaim;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored import.
 *
 * @param claim the latest claim of it
 */
record ImportJob(
        UUID id,
        JobClaim claim,
        Instant askedAt,
        String mapping,
        ImportState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long bytes,
        long bytesRead,
        long rows,
        long recorded,
        long duplicates,
        long refused,
        long retracted,
        @Nullable Instant undoAt,
        @Nullable String problem,
        @Nullable Reconcile reconcile,
        @Nullable Reconciliation reconciliation) {
    /** Jobs that compare the file with the record, and record nothing, or only the missing entries. */
    enum Reconcile {
        COMPARE,
        FILL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Reconcile of(@Nullable String word) {
            return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean isFilling() {
        return reconcile == Reconcile.FILL;
    }

    enum ImportState {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }

    /** A refused part of a line, and the reason. */
    record RowRefusal(long line, String says) {}
}

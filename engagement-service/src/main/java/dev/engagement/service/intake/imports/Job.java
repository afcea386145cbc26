package dev.engagement.service.intake.imports;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored import. */
record Job(
        UUID id,
        Instant askedAt,
        String mapping,
        State state,
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

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }

    /** A refused part of a line, and the reason. */
    record Refusal(long line, String says) {}
}

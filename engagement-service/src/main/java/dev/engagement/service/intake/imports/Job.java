package dev.engagement.service.intake.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    record Refusal(long line, String says) {
        Map<String, Object> toMap() {
            return Map.of("line", line, "says", says);
        }
    }

    Map<String, @Nullable Object> answer(Instant now, List<Refusal> refusals) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", id.toString());
        answer.put("state", state.name().toLowerCase(Locale.ROOT));
        answer.put("askedAt", askedAt.toString());
        answer.put("startedAt", startedAt == null ? null : startedAt.toString());
        answer.put("endedAt", endedAt == null ? null : endedAt.toString());
        answer.put("bytes", bytes);
        answer.put("bytesRead", bytesRead);
        answer.put("rows", rows);
        answer.put("rowsPerSecond", rowsPerSecond(now));
        answer.put("recorded", recorded);
        answer.put("duplicates", duplicates);
        answer.put("refused", refused);
        answer.put("retracted", retracted);
        answer.put("problem", problem);
        if (reconcile != null) {
            answer.put("reconciliation", reconciliation);
        }
        answer.put("refusals", refusals.stream().map(Refusal::toMap).toList());
        return answer;
    }

    private @Nullable Long rowsPerSecond(Instant now) {
        if (startedAt == null) {
            return null;
        }
        long millis =
                Duration.between(startedAt, endedAt == null ? now : endedAt).toMillis();
        return rows * 1_000 / Math.max(1, millis);
    }
}

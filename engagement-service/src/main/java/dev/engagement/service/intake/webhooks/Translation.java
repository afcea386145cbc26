package dev.engagement.service.intake.webhooks;

import dev.engagement.service.intake.webhooks.Compared.StateComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of translating a delivery. */
public sealed interface Translation {
    /**
     * The delivery's entries, at least one.
     *
     * @param unknownStates unexplained states in it
     */
    record Entries(List<ToldEntry> told, List<String> unknownStates) implements Translation {
        public Entries {
            told = List.copyOf(told);
            unknownStates = List.copyOf(unknownStates);
        }
    }

    /** A whole ticket, whose changes show by comparison with neighbouring ones; and further entries. */
    record WholeSnapshot(Snapshot snapshot, List<ToldEntry> told) implements Translation {
        public WholeSnapshot {
            told = List.copyOf(told);
        }
    }

    /**
     * Rows of requests, whose changes show by comparison with neighbouring ones; and further entries.
     *
     * @param complaints the parts of it that could not be read
     */
    record SnapshotRows(List<Snapshot> rows, List<ToldEntry> told, List<String> complaints, StateComparison comparison)
            implements Translation {
        public SnapshotRows {
            rows = List.copyOf(rows);
            told = List.copyOf(told);
            complaints = List.copyOf(complaints);
        }
    }

    /** CloudEvents in our own format, as plain JSON values. */
    record Events(List<@Nullable Object> events) implements Translation {}

    /** A delivery about nothing that is measured, with the reason. */
    record Ignored(String reason) implements Translation {}

    /** A delivery that cannot be translated: the kind of trouble in a word, and the reason. */
    record Broken(String trouble, String reason) implements Translation {}
}

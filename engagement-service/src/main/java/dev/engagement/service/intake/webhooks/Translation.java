package dev.engagement.service.intake.webhooks;

import dev.engagement.service.intake.webhooks.Compared.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a delivery in the translator's hands. */
public sealed interface Translation {
    /**
     * It tells these entries, at least one.
     *
     * @param unknownStates states in it whose meaning nobody has said
     */
    record Entries(List<Told> told, List<String> unknownStates) implements Translation {
        public Entries {
            told = List.copyOf(told);
            unknownStates = List.copyOf(unknownStates);
        }
    }

    /** It is the whole ticket as it stands: what changed shows beside its neighbours. And it tells these entries. */
    record Whole(Snapshot snapshot, List<Told> told) implements Translation {
        public Whole {
            told = List.copyOf(told);
        }
    }

    /**
     * It is rows of requests, each of which tells what changed since its neighbour. And it tells these entries.
     *
     * @param complaints what of it could not be read
     */
    record Rows(List<Snapshot> rows, List<Told> told, List<String> complaints, Comparison comparison)
            implements Translation {
        public Rows {
            rows = List.copyOf(rows);
            told = List.copyOf(told);
            complaints = List.copyOf(complaints);
        }
    }

    /** It carries CloudEvents of ours, as plain JSON values. */
    record Events(List<@Nullable Object> events) implements Translation {}

    /** It is about nothing that is measured, for that reason. */
    record Ignored(String reason) implements Translation {}

    /** Nothing can be made of it: the kind of trouble in a word, and the reason. */
    record Broken(String trouble, String reason) implements Translation {}
}

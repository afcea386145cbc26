package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Correction.EntryRetracted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Entries that a snapshot tells after its predecessor.
 *
 * @param complaints what of it could not be read
 */
public record Compared(List<Told> told, List<String> complaints) {
    public Compared {
        told = List.copyOf(told);
        complaints = List.copyOf(complaints);
    }

    /** Comparison of one tool's snapshots. */
    @FunctionalInterface
    public interface Comparison {
        /** Tells the snapshot after its predecessor, or as the first; by other names after another predecessor. */
        Compared between(@Nullable Snapshot before, Snapshot now);

        /**
         * Tells what the arrival of a snapshot between two neighbours says: what changed up to it and from it on. What had been
         * told from the one neighbour to the other, and is not told any more, is retracted.
         */
        default Compared arrival(
                Connection connection, @Nullable Snapshot before, Snapshot now, @Nullable Snapshot after) {
            Compared first = between(before, now);
            if (after == null) {
                return first;
            }
            List<Told> next = between(now, after).told();
            Set<String> names = next.stream().map(Told::id).collect(Collectors.toCollection(HashSet::new));
            List<Told> told = new ArrayList<>(first.told());
            for (Told wrong : between(before, after).told()) {
                if (!names.contains(wrong.id())) {
                    told.add(new Told(
                            wrong.id() + "/retracted",
                            wrong.subject(),
                            wrong.occurredAt(),
                            new EntryRetracted(connection.source(), wrong.id(), null)));
                }
            }
            told.addAll(next);
            return new Compared(told, first.complaints());
        }
    }
}

package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Correction.EntryRetracted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a snapshot after its predecessor.
 *
 * @param complaints the parts of it that could not be read
 */
public record Compared(List<ToldEntry> told, List<String> complaints) {
    public Compared {
        told = List.copyOf(told);
        complaints = List.copyOf(complaints);
    }

    /** A tool's way to compare snapshots. */
    @FunctionalInterface
    public interface StateComparison {
        /**
         * Returns the entries of a snapshot after its predecessor, or of the first one; they have other names after another predecessor.
         */
        Compared between(@Nullable Snapshot before, Snapshot now);

        /**
         * Returns the entries of a snapshot that arrives between two neighbours: the changes up to it and from it on. Retracts those
         * entries from the one neighbour to the other that no longer hold.
         */
        default Compared arrival(
                Connection connection, @Nullable Snapshot before, Snapshot now, @Nullable Snapshot after) {
            Compared first = between(before, now);
            if (after == null) {
                return first;
            }
            List<ToldEntry> next = between(now, after).told();
            Set<String> names = next.stream().map(ToldEntry::id).collect(Collectors.toCollection(HashSet::new));
            List<ToldEntry> told = new ArrayList<>(first.told());
            for (ToldEntry wrong : between(before, after).told()) {
                if (!names.contains(wrong.id())) {
                    told.add(new ToldEntry(
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

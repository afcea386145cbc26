package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.events.Results;
import dev.engagement.reporting.factors.Anomaly.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The commitments of a story. Entries ahead of a promise take effect with it. A promise made again while it is open revises it; one made
 * again after its end is a new promise.
 */
final class Commitments {
    private final Judge judge;
    private final Set<String> promised = new HashSet<>();
    private final Map<String, Commitment> latest = new HashMap<>();
    private final Map<String, List<Recorded>> ahead = new HashMap<>();
    private final List<Commitment> all = new ArrayList<>();
    private final Map<Commitment, Integer> places = new IdentityHashMap<>();
    /** Commitments still to be delivered, by due date; one is removed while it changes, since the order depends on it. */
    private final TreeSet<Commitment> open =
            new TreeSet<>(Comparator.comparing(Commitment::due).thenComparing(places::get));

    Commitments(Story story, Judge judge) {
        this.judge = judge;
        for (Recorded entry : story.entries()) {
            if (entry.entry() instanceof Results.CommitmentMade made) {
                promised.add(made.commitment());
            }
        }
    }

    List<Commitment> all() {
        return all;
    }

    /** The open commitment with the earliest due date; null if there is none. */
    @Nullable
    Commitment dueFirst() {
        return open.isEmpty() ? null : open.getFirst();
    }

    /** Adds an entry about the commitment of that name; returns the kind of anomaly, or null. */
    @Nullable
    Kind add(Recorded entry, String name) {
        Commitment known = latest.get(name);
        if (entry.entry() instanceof Results.CommitmentMade made && (known == null || known.isOver())) {
            Commitment commitment = new Commitment(entry, made, judge);
            latest.put(name, commitment);
            places.put(commitment, all.size());
            all.add(commitment);
            ahead.getOrDefault(name, List.of()).forEach(commitment::take);
            ahead.remove(name);
            keepInOrder(commitment);
            return null;
        }
        if (known != null) {
            open.remove(known);
            boolean counts = known.take(entry);
            keepInOrder(known);
            return counts ? null : Kind.COMMITMENT_OVER;
        }
        if (!promised.contains(name)) {
            return Kind.COMMITMENT_NEVER_MADE;
        }
        ahead.computeIfAbsent(name, any -> new ArrayList<>()).add(entry);
        return null;
    }

    private void keepInOrder(Commitment commitment) {
        if (!commitment.isOver()) {
            open.add(commitment);
        }
    }
}

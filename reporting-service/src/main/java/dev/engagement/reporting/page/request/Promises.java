package dev.engagement.reporting.page.request;

import dev.engagement.events.Entry;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The standing promises of a story up to an entry, so that a revision is told by what it changes. */
final class Promises {
    private final Map<String, Standing> standing = new HashMap<>();

    /**
     * The last word on a promise.
     *
     * @param due null if only a revision without a date is known
     * @param scope the number of things; null means all of them
     */
    record Standing(@Nullable Instant due, @Nullable Long scope) {}

    /** Returns the promise of that name; null if no entry has made it so far. */
    @Nullable
    Standing of(String commitment) {
        return standing.get(commitment);
    }

    void add(Entry entry) {
        switch (entry) {
            case CommitmentMade made -> put(made.commitment(), made.due(), made.scope());
            case CommitmentRevised revised -> put(revised.commitment(), revised.due(), revised.scope());
            default -> {}
        }
    }

    private void put(String commitment, @Nullable Instant due, @Nullable Long scope) {
        standing.merge(
                commitment,
                new Standing(due, scope),
                (before, now) -> new Standing(
                        now.due() == null ? before.due() : now.due(),
                        now.scope() == null ? before.scope() : now.scope()));
    }
}

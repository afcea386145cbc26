package dev.engagement.service.record;

import dev.engagement.service.request.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** All entries of all requests, in the order in which they were written. */
public interface EventLog {
    /**
     * A place in the log: everything up to and including {@code index} was read, except what was not yet visible at
     * {@code gaps}, where transactions were still under way (or had given up).
     */
    record Position(long index, Set<Long> gaps) {
        public static final Position START = new Position(-1, Set.of());
    }

    /** Entries, and the place in the log behind them. */
    record Page(List<StoredEntry> entries, Position after) {}

    /**
     * The next entries. Entries that become visible late, below others that were read before, come as soon as they are
     * visible; those of one request always come in their order.
     */
    Page read(Position position, int limit);

    /** Returns the entries at these places, as they are stored now. */
    List<StoredEntry> at(Collection<Long> places);
}

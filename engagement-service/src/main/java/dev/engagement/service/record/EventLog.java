package dev.engagement.service.record;

import dev.engagement.service.request.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** All entries of all requests, in the order in which they were written. */
public interface EventLog {
    /**
     * A position in the log: all entries up to and including {@code index} were read, except at {@code gaps}, where transactions were still
     * under way or had rolled back.
     */
    record Position(long index, Set<Long> gaps) {
        public static final Position START = new Position(-1, Set.of());
    }

    /** Entries, and the position after them. */
    record Page(List<StoredEntry> entries, Position after) {}

    /**
     * Returns the next entries. An entry that becomes visible late, below others that were read before, is returned as soon as it is
     * visible; the entries of one request are always in order.
     */
    Page read(Position position, int limit);

    /** Returns the entries at these places, as they are stored now. */
    List<StoredEntry> at(Collection<Long> places);
}

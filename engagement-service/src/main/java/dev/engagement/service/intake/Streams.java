package dev.engagement.service.intake;

import dev.engagement.events.Entry;
import dev.engagement.events.Recorded;
import dev.engagement.service.request.StoredEntry;
import java.util.List;
import java.util.Set;

/** The stored streams. */
public interface Streams {
    /** Returns at most {@code limit} entries of the request from that place on, in order; empty if there are none. */
    List<StoredEntry> read(String subject, long fromSequence, int limit);

    /** Returns the request's entries of those kinds, in order, without those that cannot be read. */
    List<Recorded> read(String subject, Set<Class<? extends Entry>> kinds);

    /**
     * The content of entries that name a person.
     *
     * @param texts the references of titles and reasons in them
     * @param opened the requests that the person opened
     */
    record Naming(List<String> texts, List<String> opened) {}

    /** Finds the entries that name a person. Reads all entries: takes seconds per million. */
    Naming naming(String person);
}

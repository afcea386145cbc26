package dev.engagement.service.charter;

import dev.engagement.events.Charter;
import java.util.List;

/** The stored charters. */
public interface CharterStore {
    /** Publishes the charter if the rules allow it; it is on disk when this returns. */
    Ruling publish(Charter charter, boolean restate, Precondition precondition);

    /** Returns all versions of a charter, oldest first; none if there is no such charter. */
    List<CharterVersion> versions(String name);

    /** Returns the names of all charters, in order. */
    List<String> names();
}

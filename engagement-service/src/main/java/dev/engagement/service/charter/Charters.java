package dev.engagement.service.charter;

import dev.engagement.events.Charter;
import java.util.List;

/** The charters as they are stored. */
public interface Charters {
    /** Publishes the charter if the rules allow it; it is on disk when this returns. */
    Ruling publish(Charter charter, boolean restate, Precondition precondition);

    /** Every version of a charter, oldest first; none if there is no such charter. */
    List<Version> versions(String name);

    /** The names of all charters, in order. */
    List<String> names();
}

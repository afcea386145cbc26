package dev.engagement.service.charter;

import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import java.util.List;
import java.util.Map;

/** The stored charters. */
public interface CharterStore {
    /** Publishes the charter if the rules allow it; it is on disk when this returns. */
    Ruling publish(Charter charter, boolean restate, Precondition precondition);

    /**
     * Records a signatory's word if the rules allow it; it is on disk when this returns.
     *
     * @param refuses whether the word is a refusal
     * @param data the entry's data, with names and texts as they are; an {@link InvalidField} says what is wrong with it
     */
    Consent sign(String name, boolean refuses, Map<String, ?> data);

    /** Returns all versions of a charter, oldest first; none if there is no such charter. */
    List<CharterVersion> versions(String name);

    /** Returns the names of all charters, in order. */
    List<String> names();
}

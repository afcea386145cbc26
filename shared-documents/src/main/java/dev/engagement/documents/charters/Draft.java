package dev.engagement.documents.charters;

import dev.engagement.events.Charter;
import java.util.List;

/**
 * A valid charter from a sender, with the dates of its holidays.
 *
 * @param restate whether it may judge requests of the past differently
 * @param warnings notes to the sender about matters that are no errors
 */
public record Draft(Charter charter, boolean restate, List<String> warnings) {
    public Draft {
        warnings = List.copyOf(warnings);
    }
}

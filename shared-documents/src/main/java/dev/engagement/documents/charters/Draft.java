package dev.engagement.documents.charters;

import dev.engagement.events.Charter;
import java.util.List;

/**
 * A charter that somebody sent, valid and with its holidays worked out.
 *
 * @param restate whether it may re-judge requests of the past
 * @param warnings what the sender should know, although it is no fault
 */
public record Draft(Charter charter, boolean restate, List<String> warnings) {
    public Draft {
        warnings = List.copyOf(warnings);
    }
}

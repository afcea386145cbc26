package dev.engagement.service.axon;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.service.charter.Precondition;
import java.time.Instant;
import java.util.UUID;

/** Asks a charter's aggregate to publish a version with that entry id; {@code now} is the store's clock. */
record PublishCharter(Charter charter, boolean restate, Precondition precondition, UUID entryId, Instant now)
        implements Targeted {
    @Override
    public String subject() {
        return CharterPublished.subject(charter.name());
    }
}

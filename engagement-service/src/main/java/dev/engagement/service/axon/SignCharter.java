package dev.engagement.service.axon;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.service.request.Message;
import java.time.Instant;

/** Asks a charter's aggregate to record a signatory's word; {@code now} is the store's clock. */
record SignCharter(String name, Message message, Instant now) implements Targeted {
    @Override
    public String subject() {
        return CharterPublished.subject(name);
    }

    SigningEntry word() {
        return (SigningEntry) message.entry();
    }
}

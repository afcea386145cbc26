package dev.engagement.service.intake.webhooks.zendesk;

import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;

/** A trigger sends the whole ticket after every update. */
public final class ZendeskTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        ZendeskPayload payload = new ZendeskPayload(Payload.of(delivery));
        return payload.whole(connection, "id", "created_at", payload.json().time("updated_at"), List.of());
    }
}

package dev.engagement.service.intake.webhooks.freshdesk;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;
import java.util.Objects;

/** An automation sends the whole ticket. One that does not say when it changed is as of its arrival. */
public final class FreshdeskTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        Payload json = Payload.of(delivery).at("freshdesk_webhook");
        if (json.value() == null) {
            throw new InvalidField("freshdesk_webhook", "is required");
        }
        return new FreshdeskPayload(json)
                .whole(
                        connection,
                        "ticket_id",
                        "ticket_created_at",
                        Objects.requireNonNullElse(json.optionalTime("ticket_updated_at"), delivery.receivedAt()),
                        List.of());
    }
}

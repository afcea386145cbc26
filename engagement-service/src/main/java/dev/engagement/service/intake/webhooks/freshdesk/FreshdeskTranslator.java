package dev.engagement.service.intake.webhooks.freshdesk;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Snapshot;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** An automation sends the whole ticket. One that does not say when it changed is as of its arrival. */
public final class FreshdeskTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        Payload json = Payload.of(delivery).at("freshdesk_webhook");
        if (json.value() == null) {
            throw new InvalidField("freshdesk_webhook", "is required");
        }
        FreshdeskPayload payload = new FreshdeskPayload(json, connection);
        Map<String, String> fields = payload.fields();
        Instant opened = json.optionalTime("ticket_created_at");
        if (opened != null) {
            fields.put("opened", opened.toString());
        }
        Instant version = Objects.requireNonNullElse(json.optionalTime("ticket_updated_at"), delivery.receivedAt());
        return new Translation.Whole(new Snapshot(connection.subject(payload.key()), version, fields));
    }
}

package dev.engagement.service.intake.webhooks.servicenow;

import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;

/** A business rule sends the whole task after every change, with its times in UTC. */
public final class ServiceNowTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        ServiceNowPayload payload = new ServiceNowPayload(Payload.of(delivery));
        return payload.whole(connection, "number", "opened_at", payload.json().time("sys_updated_on"), List.of());
    }
}

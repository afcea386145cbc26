package dev.engagement.service.intake.webhooks.standard;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a CloudEvent in its JSON form, or a list of them; they keep their own sources, ids and subjects. */
public final class StandardTranslator implements Translator {
    private static final int MOST = 1_000;

    @Override
    public Dialect dialect() {
        return new Dialect("standard", Map.of());
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Object value = Payload.of(delivery).value();
        return switch (value) {
            case List<?> events
            when events.size() > MOST ->
                throw new InvalidField("the body", "must not hold more than " + MOST + " events");
            case List<?> events when !events.isEmpty() -> new Translation.Events(new ArrayList<>(events));
            case Map<?, ?> event -> new Translation.Events(List.of(event));
            case null, default -> throw new InvalidField("the body", "must be a CloudEvent or a list of them");
        };
    }
}

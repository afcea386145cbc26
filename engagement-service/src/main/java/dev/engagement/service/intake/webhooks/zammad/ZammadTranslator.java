package dev.engagement.service.intake.webhooks.zammad;

import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Told;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;

/** What changed of the ticket shows beside its neighbours; an article says itself what it is. */
public final class ZammadTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        Payload json = Payload.of(delivery);
        ZammadPayload payload = new ZammadPayload(json);
        List<Told> articles = payload.hasFurtherArticle()
                ? List.of(new Told(
                        "article/" + json.required("article.id"),
                        connection.subject(json.required("ticket.number")),
                        json.time("article.created_at"),
                        payload.author(connection).comments(!json.isTrue("article.internal"), "zammad")))
                : List.of();
        return payload.whole(
                connection, "ticket.number", "ticket.created_at", json.time("ticket.updated_at"), articles);
    }
}

package dev.engagement.service.intake.webhooks.zammad;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Translates a ticket by comparison with its neighbours, and an article by its own content. */
public final class ZammadTranslator implements Translator {
    /** The meanings of Zammad's states; the payload does not say into which ticket another was merged. */
    private static final Dialect DIALECT = new Dialect(
            "zammad", Map.of("pending close", State.OTHER, "merged", State.CANCELLED, "removed", State.CANCELLED));

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Payload json = Payload.of(delivery);
        ZammadPayload payload = new ZammadPayload(json);
        String subject = connection.subject(json.required("ticket.number"));
        Map<String, String> fields = payload.fields(connection, "ticket.created_at");
        WholeTicket.put(fields, "by-side", payload.updatersSide().name());
        List<ToldEntry> articles = List.of();
        if (payload.hasFurtherArticle()) {
            Speakers speakers = WholeTicket.speakers(connection, histories.of(subject), fields);
            Instant at = json.time("article.created_at");
            articles = List.of(new ToldEntry(
                    "article/" + json.required("article.id"),
                    subject,
                    at,
                    payload.author(speakers, at).comments(!json.isTrue("article.internal"), DIALECT.tool())));
        }
        return WholeTicket.whole(subject, json.time("ticket.updated_at"), fields, articles);
    }
}

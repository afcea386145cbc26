package dev.engagement.service.intake.webhooks.freshdesk;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Translates the whole ticket that an automation sends, in its simple encoding inside {@code freshdesk_webhook}. One without a time of
 * change is as of its arrival.
 */
public final class FreshdeskTranslator implements Translator {
    /** Freshdesk's own statuses, also by their numbers. */
    private static final Dialect DIALECT = new Dialect(
            "freshdesk",
            Map.of(
                    "2", State.OPEN,
                    "3", State.OTHER,
                    "4", State.RESOLVED,
                    "5", State.CLOSED,
                    "6", State.CUSTOMER,
                    "7", State.SUPPLIER));

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Payload body = Payload.of(delivery);
        Payload json = body.has("freshdesk_webhook") ? body.at("freshdesk_webhook") : body;
        FreshdeskPayload payload = new FreshdeskPayload(json);
        String subject = connection.subject(json.required("ticket_id"));
        Instant version = Objects.requireNonNullElse(json.optionalTime("ticket_updated_at"), delivery.receivedAt());
        Map<String, String> fields = payload.fields(connection, "ticket_created_at");
        String speaker = payload.isByRequester() ? fields.get("requester") : null;
        WholeTicket.put(fields, "by", speaker);
        Boolean visible = payload.wordsArePublic();
        if (visible == null) {
            return WholeTicket.whole(subject, version, fields, List.of());
        }
        ToolAccount author = WholeTicket.speakers(connection, histories.of(subject), fields)
                .account(version, payload.isByRequester() ? SpeakerSide.CUSTOMER : SpeakerSide.STAFF, speaker);
        ToldEntry words =
                new ToldEntry(delivery.id() + "/words", subject, version, author.comments(visible, DIALECT.tool()));
        return WholeTicket.whole(subject, version, fields, List.of(words));
    }
}

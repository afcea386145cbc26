package dev.engagement.service.intake.webhooks.zendesk;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates the whole ticket that a trigger sends after every update, and Zendesk's own events, each about one change. */
public final class ZendeskTranslator implements Translator {
    static final Dialect DIALECT =
            new Dialect("zendesk", Map.of("pending", State.CUSTOMER, "deleted", State.CANCELLED));

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Payload json = Payload.of(delivery);
        if (json.has("type") && json.has("zendesk_event_version")) {
            return ZendeskEvent.of(json, connection, histories).told(delivery);
        }
        String subject = connection.subject(json.required("id"));
        Instant version = json.time("updated_at");
        Map<String, String> fields = new ZendeskPayload(json).fields(connection, "created_at");
        WholeTicket.put(fields, "by-side", side(json.text("current_user_role")).name());
        return WholeTicket.whole(subject, version, fields, comment(json, connection, histories, subject, fields));
    }

    private static SpeakerSide side(@Nullable String role) {
        return role != null && role.toLowerCase(Locale.ROOT).startsWith("end")
                ? SpeakerSide.CUSTOMER
                : SpeakerSide.STAFF;
    }

    /** Returns the latest comment, which comes with every update and so is named by itself. The first one is the opening. */
    private static List<ToldEntry> comment(
            Payload json, Connection connection, Histories histories, String subject, Map<String, String> fields) {
        Instant at = json.optionalTime("comment_created_at");
        if (at == null || Objects.equals(at.toString(), fields.get("opened"))) {
            return List.of();
        }
        ToolAccount author = WholeTicket.speakers(connection, histories.of(subject), fields)
                .account(at, side(json.text("comment_author_role")), json.key("comment_author"));
        String id = Objects.requireNonNullElse(json.key("comment_id"), at.toString());
        return List.of(new ToldEntry(
                "comment/" + subject + "/" + id,
                subject,
                at,
                author.comments(json.isTrue("comment_is_public"), DIALECT.tool())));
    }
}

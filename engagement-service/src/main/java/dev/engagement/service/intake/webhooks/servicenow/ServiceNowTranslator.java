package dev.engagement.service.intake.webhooks.servicenow;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Translates the whole task that a business rule sends after every change, with its times in UTC. */
public final class ServiceNowTranslator implements Translator {
    private static final Dialect DIALECT = new Dialect(
            "servicenow",
            Map.ofEntries(
                    Map.entry("awaiting problem", State.OTHER),
                    Map.entry("awaiting change", State.OTHER),
                    Map.entry("awaiting evidence", State.OTHER),
                    Map.entry("closed complete", State.RESOLVED),
                    Map.entry("closed incomplete", State.CANCELLED),
                    Map.entry("closed skipped", State.CANCELLED),
                    Map.entry("authorize", State.APPROVAL),
                    Map.entry("assess", State.OPEN),
                    Map.entry("root cause analysis", State.OPEN),
                    Map.entry("fix in progress", State.OPEN),
                    Map.entry("scheduled", State.OPEN),
                    Map.entry("implement", State.OPEN),
                    Map.entry("review", State.OPEN)));

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Payload json = Payload.of(delivery);
        String subject = connection.subject(json.required("number"));
        Instant version = json.time("sys_updated_on");
        Map<String, String> fields = new ServiceNowPayload(json).fields(connection);
        List<ToldEntry> words = new ArrayList<>();
        boolean visible = json.text("comments") != null;
        boolean internal = json.text("work_notes") != null;
        if (visible || internal) {
            ToolAccount author = author(connection, histories, subject, version, fields);
            if (visible) {
                words.add(new ToldEntry(
                        delivery.id() + "/comments", subject, version, author.comments(true, DIALECT.tool())));
            }
            if (internal) {
                words.add(new ToldEntry(
                        delivery.id() + "/work-notes", subject, version, author.comments(false, DIALECT.tool())));
            }
        }
        return WholeTicket.whole(subject, version, fields, words);
    }

    private static ToolAccount author(
            Connection connection, Histories histories, String subject, Instant at, Map<String, String> fields) {
        return WholeTicket.speakers(connection, histories.of(subject), fields)
                .account(at, SpeakerSide.STAFF, fields.get("by"));
    }
}

package dev.engagement.service.intake.webhooks.pagerduty;

import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Results.RequestResolved;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Translates incidents into requests. A person paged by a schedule or an escalation owns nothing yet: an owner acknowledges, or is named in
 * a reassignment.
 */
public final class PagerDutyTranslator implements Translator {
    @Override
    public Dialect dialect() {
        return new Dialect("pagerduty", Map.of());
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        PagerDutyPayload payload = new PagerDutyPayload(Payload.of(delivery), connection, histories);
        String type = payload.type();
        if (!type.startsWith("incident.")) {
            return new Translation.Ignored("\"" + type + "\" is not about an incident");
        }
        List<Entry> entries = entries(payload, type);
        Telling telling = new Telling(delivery, connection, payload.key());
        for (int i = 0; i < entries.size(); i++) {
            telling.named(payload.id() + "/" + type + "-" + i, payload.time(), entries.get(i));
        }
        return telling.orIgnored("\"" + type + "\" says nothing that is measured");
    }

    private static List<Entry> entries(PagerDutyPayload payload, String type) {
        ToolAccount by = payload.agent();
        return switch (type) {
            case "incident.triggered" -> List.of(opened(payload));
            case "incident.acknowledged" -> acknowledged(payload, by);
            case "incident.responder.replied" -> accepted(payload);
            case "incident.unacknowledged", "incident.escalated", "incident.delegated" ->
                List.of(new OwnershipChanged(null, payload.team(), by.name(), null));
            case "incident.reassigned" ->
                one(payload.speakers().owned(payload.time(), null, payload.assignees(), null, by));
            case "incident.priority_updated" -> urgency(payload, by);
            case "incident.service_updated" ->
                List.of(new RequestReclassified(
                        null, payload.service(), null, null, null, null, null, null, null, null, null));
            case "incident.annotated" -> List.of(new ProgressReported(by.name(), false, machine(by), null));
            case "incident.status_update_published" ->
                List.of(new ProgressReported(by.name(), true, machine(by), null));
            case "incident.resolved" -> {
                String into = payload.mergedInto();
                yield List.of(into == null ? new RequestResolved(by.name(), machine(by)) : new RequestMerged(into));
            }
            case "incident.reopened" -> List.of(new RequestReopened(by.name()));
            default -> List.of();
        };
    }

    private static List<Entry> one(@Nullable Entry entry) {
        return entry == null ? List.of() : List.of(entry);
    }

    private static List<Entry> acknowledged(PagerDutyPayload payload, ToolAccount by) {
        if (by.isMachine()) {
            return List.of(new RequestAcknowledged(by.name(), true));
        }
        List<ToolAccount> now = new ArrayList<>(List.of(by));
        now.addAll(payload.assignees());
        Entry owned = payload.speakers().owned(payload.time(), null, now, null, by);
        Entry acknowledged = new RequestAcknowledged(by.name(), false);
        return owned == null ? List.of(acknowledged) : List.of(acknowledged, owned);
    }

    /** Returns the entry of a responder who agrees to help, which is attention but not ownership. */
    private static List<Entry> accepted(PagerDutyPayload payload) {
        ToolAccount responder = payload.account(payload.json().at("event.data.user"));
        return "accepted".equals(payload.json().text("event.data.state"))
                ? List.of(new RequestAcknowledged(responder.name(), responder.isMachine()))
                : List.of();
    }

    private static Boolean machine(ToolAccount by) {
        return by.isMachine();
    }

    private static List<Entry> urgency(PagerDutyPayload payload, ToolAccount by) {
        Level priority = payload.priority();
        return priority == null ? List.of() : List.of(new UrgencyAssessed(null, priority, null, by.name()));
    }

    private static RequestOpened opened(PagerDutyPayload payload) {
        Payload json = payload.json();
        return new RequestOpened(
                Objects.requireNonNullElse(payload.connection().activity(), "incident"),
                payload.service(),
                payload.team(),
                "pagerduty",
                payload.priority(),
                null,
                null,
                null,
                null,
                json.free("event.data.title"),
                json.free("event.data.html_url"));
    }
}

package dev.engagement.service.intake.webhooks.pagerduty;

import dev.engagement.events.Level;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of webhooks v3, in PagerDuty's words. */
record PagerDutyPayload(Payload json, Connection connection, Histories histories) {
    String id() {
        return json.required("event.id");
    }

    String type() {
        return json.required("event.event_type");
    }

    Instant time() {
        return json.time("event.occurred_at");
    }

    /** Returns the incident: the event's own data, or the owner of its note or update. */
    String key() {
        return json.has("event.data.incident")
                ? json.required("event.data.incident.id")
                : json.required("event.data.id");
    }

    /** Returns the agent; services, integrations and workflows are no users. */
    ToolAccount agent() {
        return account(json.at("event.agent"));
    }

    ToolAccount account(Payload who) {
        return speakers().account(time(), side(who), who.key("id"), who.text("summary"));
    }

    List<ToolAccount> assignees() {
        return json.items("event.data.assignees").stream()
                .map(who -> speakers().assignee(side(who), who.key("id"), who.text("summary")))
                .toList();
    }

    private static SpeakerSide side(Payload who) {
        return String.valueOf(who.text("type")).startsWith("user") ? SpeakerSide.STAFF : SpeakerSide.MACHINE;
    }

    Speakers speakers() {
        RequestHistory history = histories.of(connection.subject(key())).without(id() + "/");
        return new Speakers(connection, history, List.of(), List.of());
    }

    /** Returns the incident that this one was merged into. */
    @Nullable
    String mergedInto() {
        boolean merged = "merge_resolve_reason".equals(json.text("event.data.resolve_reason.type"));
        String into = json.key("event.data.resolve_reason.incident.id");
        return merged && into != null ? connection.subject(into) : null;
    }

    @Nullable
    String team() {
        String team = json.items("event.data.teams").stream()
                .findFirst()
                .map(first -> first.key("summary"))
                .orElse(null);
        return team == null ? json.key("event.data.escalation_policy.summary") : team;
    }

    String service() {
        String said = json.key("event.data.service.summary");
        return said == null ? Objects.requireNonNullElse(connection.service(), connection.name()) : said;
    }

    @Nullable
    Level priority() {
        Level priority = connection.level(json.text("event.data.priority.summary"));
        return priority == null ? connection.level(json.text("event.data.urgency")) : priority;
    }
}

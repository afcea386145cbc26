package dev.engagement.service.intake.webhooks.pagerduty;

import dev.engagement.events.Level;
import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Account.Side;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of webhooks v3, in PagerDuty's words. */
record PagerDutyPayload(Payload json, Connection connection) {
    String id() {
        return json.required("event.id");
    }

    String type() {
        return json.required("event.event_type");
    }

    Instant time() {
        return json.time("event.occurred_at");
    }

    /** The incident: the event's own data, or what its note or update belongs to. */
    String key() {
        return json.has("event.data.incident")
                ? json.required("event.data.incident.id")
                : json.required("event.data.id");
    }

    /** Whatever is no user is a service, an integration or a workflow. */
    Account agent() {
        return account(json.at("event.agent"));
    }

    Account assignee() {
        return json.items("event.data.assignees").stream()
                .findFirst()
                .map(this::account)
                .orElse(Account.NOBODY);
    }

    private Account account(Payload who) {
        String type = String.valueOf(who.text("type"));
        return connection.account(
                who.key("id"), type.startsWith("user") ? Side.STAFF : Side.MACHINE, who.text("summary"));
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

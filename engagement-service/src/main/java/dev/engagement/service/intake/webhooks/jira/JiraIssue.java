package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Snapshot;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an issue without an event, as Jira's automation sends it, like the tickets of tools that send whole ones. */
final class JiraIssue {
    private JiraIssue() {}

    static Translation whole(JiraPayload payload, Instant arrival) {
        Payload json = payload.json();
        Connection connection = payload.connection();
        Map<String, String> fields = new HashMap<>();
        WholeTicket.put(fields, "activity", payload.activity());
        WholeTicket.put(fields, "service", payload.service());
        WholeTicket.put(fields, "team", payload.field("team"));
        WholeTicket.put(fields, "channel", payload.channel());
        WholeTicket.put(fields, "priority", json.key("issue.fields.priority.name"));
        WholeTicket.put(fields, "impact", payload.field("impact"));
        WholeTicket.put(fields, "business-unit", payload.field("business-unit"));
        WholeTicket.put(fields, "requester", JiraPayload.id(json.at("issue.fields.reporter")));
        WholeTicket.put(fields, "owner", JiraPayload.id(json.at("issue.fields.assignee")));
        WholeTicket.put(fields, "title", json.free("issue.fields.summary"));
        WholeTicket.put(fields, "url", payload.url());
        WholeTicket.put(fields, "satisfaction", payload.field("satisfaction"));
        WholeTicket.put(fields, "status", json.key("issue.fields.status.name"));
        Instant created = json.optionalTime("issue.fields.created");
        WholeTicket.put(fields, "opened", created == null ? null : created.toString());
        State now = new JiraState(payload).now();
        WholeTicket.put(fields, "meaning", now.isOver() ? now.name() : null);
        return new Translation.WholeSnapshot(
                new Snapshot(connection.subject(payload.key()), arrival, fields), List.of());
    }
}

package dev.engagement.service.intake.webhooks.freshdesk;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import java.util.HashMap;
import java.util.Map;

/** A ticket as a Freshdesk automation sends it: the names are those of its placeholders, with underscores. */
record FreshdeskPayload(Payload json, Connection connection) {
    /** Our names of the fields, and Freshdesk's; a connection's settings come first. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("status", "ticket_status"),
            Map.entry("priority", "ticket_priority"),
            Map.entry("activity", "ticket_type"),
            Map.entry("owner", "ticket_agent_email"),
            Map.entry("team", "ticket_group_name"),
            Map.entry("channel", "ticket_source"),
            Map.entry("requester", "requester_email"),
            Map.entry("business-unit", "ticket_company_name"),
            Map.entry("title", "ticket_subject"),
            Map.entry("url", "ticket_url"),
            Map.entry("satisfaction", "ticket_satisfaction"));

    String key() {
        return json.required("ticket_id");
    }

    Map<String, String> fields() {
        Map<String, String> theirs = new HashMap<>(USUAL);
        theirs.putAll(connection.fields());
        Map<String, String> fields = new HashMap<>();
        theirs.forEach((our, their) -> {
            String value = our.equals("title") || our.equals("url") ? json.free(their) : json.key(their);
            if (value != null) {
                fields.put(our, value);
            }
        });
        if (connection.service() != null) {
            fields.putIfAbsent("service", connection.service());
        }
        return fields;
    }
}

package dev.engagement.service.intake.webhooks.zendesk;

import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.util.Map;

/** A ticket in the body of our trigger, by Zendesk's placeholders. */
record ZendeskPayload(Payload json) implements WholeTicket {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("status", "status"),
            Map.entry("priority", "priority"),
            Map.entry("activity", "type"),
            Map.entry("owner", "assignee"),
            Map.entry("team", "group"),
            Map.entry("channel", "via"),
            Map.entry("requester", "requester"),
            Map.entry("business-unit", "organization"),
            Map.entry("title", "title"),
            Map.entry("url", "url"),
            Map.entry("by", "current_user"));

    @Override
    public Map<String, String> usual() {
        return USUAL;
    }
}

package dev.engagement.service.intake.webhooks.servicenow;

import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.util.Map;

/** The fields of the task table as our message sends them, by their display values. */
record ServiceNowPayload(Payload json) implements WholeTicket {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("status", "state"),
            Map.entry("priority", "urgency"),
            Map.entry("impact", "impact"),
            Map.entry("activity", "sys_class_name"),
            Map.entry("service", "category"),
            Map.entry("owner", "assigned_to"),
            Map.entry("team", "assignment_group"),
            Map.entry("channel", "contact_type"),
            Map.entry("requester", "caller_id"),
            Map.entry("business-unit", "company"),
            Map.entry("title", "short_description"),
            Map.entry("by", "sys_updated_by"));

    @Override
    public Map<String, String> usual() {
        return USUAL;
    }
}

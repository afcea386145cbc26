package dev.engagement.service.intake.webhooks.freshdesk;

import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket as a Freshdesk automation sends it, with the names of its placeholders and underscores. */
record FreshdeskPayload(Payload json) implements WholeTicket {
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

    @Override
    public Map<String, String> usual() {
        return USUAL;
    }

    /** Returns whether the rule that sends this runs for requesters: Freshdesk names no person. */
    boolean isByRequester() {
        return "requester".equalsIgnoreCase(json.text("performed_by"));
    }

    /** Returns whether the customer sees the comment that came with the event; null if none came. */
    @Nullable
    Boolean wordsArePublic() {
        String event = String.valueOf(json.text("triggered_event")).toLowerCase(Locale.ROOT);
        if (event.contains("note_type:private")) {
            return false;
        }
        return event.contains("note_type:public") || event.contains("reply_sent") ? Boolean.TRUE : null;
    }
}

package dev.engagement.service.intake.webhooks.servicenow;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the task table in the message that we specify: display values, or the raw ones of the same columns. */
record ServiceNowPayload(Payload json) implements WholeTicket {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("status", "state"),
            Map.entry("priority", "urgency"),
            Map.entry("impact", "impact"),
            Map.entry("activity", "sys_class_name"),
            Map.entry("service", "category"),
            Map.entry("owner", "assigned_to"),
            Map.entry("owner-account", "assigned_to_user"),
            Map.entry("team", "assignment_group"),
            Map.entry("channel", "contact_type"),
            Map.entry("requester", "caller_id"),
            Map.entry("requester-account", "caller_user"),
            Map.entry("business-unit", "company"),
            Map.entry("title", "short_description"),
            Map.entry("by", "sys_updated_by"));

    @Override
    public Map<String, String> usual() {
        return USUAL;
    }

    /** Returns the fields: raw values by their names, accounts of people, and the meanings of a hold and of an end. */
    Map<String, String> fields(Connection connection) {
        Map<String, String> fields = WholeTicket.super.fields(connection, "opened_at");
        String type = String.valueOf(json.text("sys_class_name"));
        fields.computeIfPresent("status", (our, raw) -> ServiceNowNumbers.state(type, raw));
        if (!connection.fields().containsKey("priority")) {
            fields.computeIfPresent("priority", (our, raw) -> ServiceNowNumbers.level(raw));
        }
        fields.computeIfPresent("impact", (our, raw) -> ServiceNowNumbers.level(raw));
        for (String who : List.of("owner", "requester")) {
            String name = fields.get(who);
            if (name != null) {
                fields.putIfAbsent(who + "-account", account(name));
            }
        }
        WholeTicket.put(fields, "meaning", meaning(connection, fields.get("status")));
        return fields;
    }

    /** Returns the account that ServiceNow makes of a name by default: {@code Ana Abel} is {@code ana.abel}. */
    private static String account(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    /** Returns the meaning of a hold, whose party is in another field, or of an end, which is done or not. */
    private @Nullable String meaning(Connection connection, @Nullable String status) {
        State state = connection.state(status);
        State told = null;
        if (state != null && state.isWaiting()) {
            told = connection.state(ServiceNowNumbers.holdReason(json.text("hold_reason")));
        } else if (state == State.RESOLVED || state == State.CLOSED) {
            told = isUndone() ? State.CANCELLED : null;
        }
        return told == null ? null : told.name();
    }

    private boolean isUndone() {
        String code = String.valueOf(json.text("close_code")).toLowerCase(Locale.ROOT);
        return code.contains("duplicate") || code.startsWith("not solved") || code.startsWith("cancel");
    }
}

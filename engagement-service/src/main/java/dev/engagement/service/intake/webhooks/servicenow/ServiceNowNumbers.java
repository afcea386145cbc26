package dev.engagement.service.intake.webhooks.servicenow;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of the numbers that ServiceNow uses for choices in a default installation; other values stay as they are. */
final class ServiceNowNumbers {
    private static final Map<String, String> INCIDENT =
            Map.of("1", "New", "2", "In Progress", "3", "On Hold", "6", "Resolved", "7", "Closed", "8", "Canceled");
    private static final Map<String, String> PROBLEM = Map.of(
            "101",
            "New",
            "102",
            "Assess",
            "103",
            "Root Cause Analysis",
            "104",
            "Fix in Progress",
            "106",
            "Resolved",
            "107",
            "Closed");
    private static final Map<String, String> CHANGE = Map.of(
            "-5",
            "New",
            "-4",
            "Assess",
            "-3",
            "Authorize",
            "-2",
            "Scheduled",
            "-1",
            "Implement",
            "0",
            "Review",
            "3",
            "Closed",
            "4",
            "Canceled");
    private static final Map<String, String> TASK = Map.of(
            "-5",
            "Pending",
            "1",
            "Open",
            "2",
            "Work in Progress",
            "3",
            "Closed Complete",
            "4",
            "Closed Incomplete",
            "7",
            "Closed Skipped");
    private static final Map<String, String> HOLD_REASON =
            Map.of("1", "Awaiting Caller", "3", "Awaiting Problem", "4", "Awaiting Vendor", "5", "Awaiting Change");
    private static final Map<String, String> LEVEL = Map.of("1", "1 - High", "2", "2 - Medium", "3", "3 - Low");

    private ServiceNowNumbers() {}

    /** Returns the state's name in a table, which is named by its label or its name in the database. */
    static String state(String table, String raw) {
        Map<String, String> names =
                switch (table.toLowerCase(Locale.ROOT).replace(' ', '_')) {
                    case "incident" -> INCIDENT;
                    case "problem" -> PROBLEM;
                    case "change_request" -> CHANGE;
                    default -> TASK;
                };
        return names.getOrDefault(raw, raw);
    }

    static @Nullable String holdReason(@Nullable String raw) {
        return raw == null ? null : HOLD_REASON.getOrDefault(raw, raw);
    }

    /** Returns the name of a level; urgencies and impacts have three. */
    static String level(String raw) {
        return LEVEL.getOrDefault(raw, raw);
    }
}

package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheets of docs/connections: each door gets exactly what its sheet makes the tool send. */
class SheetsTest extends ToolDoors {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": \"([^\"]*)\"");

    SheetsTest(@TempDir Path connections) {
        super(connections);
    }

    /** The body that a sheet prints for its tool, with each placeholder filled in. */
    private static String filled(String sheet, Map<String, String> values) {
        String template = sheet.lines()
                .filter(line -> line.startsWith("#     {") || line.startsWith("#      \""))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
        Map<String, String> left = new HashMap<>(values);
        String body = FIELD.matcher(template)
                .replaceAll(field -> Matcher.quoteReplacement("\"" + field.group(1) + "\": \""
                        + (left.containsKey(field.group(1)) ? left.remove(field.group(1)) : "") + "\""));
        assertThat(left).as("fields that the sheet does not ask for").isEmpty();
        return body;
    }

    private List<String> sheetTells(String tool, List<Map<String, String>> deliveries) throws IOException {
        String sheet = connectBySheet(tool, tool);
        for (Map<String, String> values : deliveries) {
            String body = filled(sheet, values);
            deliver(tool, signed(tool, body), body);
        }
        awaitWorkedOff();
        return names(entries(tool));
    }

    /** These tools have payloads of their own: their sheets only say which events to tick. */
    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab", "gitea", "jira", "pagerduty", "zammad"})
    void a_connection_as_its_sheet_says_takes_what_the_tool_sends(String tool) throws IOException {
        connectBySheet(tool, tool);
        Story story = Stories.of(tool).stream()
                .filter(one -> one.settings() == null)
                .findFirst()
                .orElseThrow();
        live(tool, tool, story);
        assertThat(entries(tool)).containsExactlyInAnyOrderElementsOf(told(story));
    }

    /** The values and more of them, as in {@code state=New, caller=Ana}. */
    private static Map<String, String> with(Map<String, String> values, String pairs) {
        Map<String, String> all = new HashMap<>(values);
        for (String pair : pairs.split(", ")) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return all;
    }

    private static final List<String> LIFE = List.of(
            "request-opened",
            "ownership-changed",
            "progress-reported",
            "barrier-raised",
            "customer-contacted",
            "barrier-cleared",
            "progress-reported",
            "request-resolved");

    @Test
    void freshdesks_sheet_tells_a_tickets_life() throws IOException {
        var ticket = with(
                Map.of("triggered_event", "{ticket_action:created}"),
                "ticket_id=1, ticket_status=Open, requester_email=ana@example.org, ticket_subject=Cannot print,"
                        + " ticket_created_at=2026-01-05T09:00:00Z, ticket_updated_at=2026-01-05T09:00:00Z");
        var owned = with(ticket, "ticket_agent_email=ben@example.org");
        assertThat(sheetTells(
                        "freshdesk",
                        List.of(
                                ticket,
                                with(
                                        owned,
                                        "triggered_event={note_type:public}, ticket_updated_at=2026-01-05T10:00:00Z"),
                                with(
                                        owned,
                                        "ticket_status=Waiting on Customer, ticket_updated_at=2026-01-05T11:00:00Z"),
                                with(
                                        owned,
                                        "performed_by=requester, triggered_event={reply_sent:sent},"
                                                + " ticket_updated_at=2026-01-05T12:00:00Z"),
                                with(
                                        owned,
                                        "triggered_event={note_type:private}, ticket_status=Resolved,"
                                                + " ticket_updated_at=2026-01-05T13:00:00Z"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }

    @Test
    void freshservices_sheet_tells_a_tickets_life() throws IOException {
        var ticket = with(
                Map.of("event", "ticket"),
                "performed_by=requester, ticket_id=INC-1, ticket_status=Open, requester_email=ana@example.org,"
                        + " ticket_created_at=2026-01-05T09:00:00Z, ticket_updated_at=2026-01-05T09:00:00Z");
        var owned = with(ticket, "performed_by=agent, ticket_agent_email=ben@example.org");
        assertThat(sheetTells(
                        "freshservice",
                        List.of(
                                ticket,
                                with(owned, "event=reply, ticket_updated_at=2026-01-05T10:00:00Z"),
                                with(owned, "ticket_status=Pending, ticket_updated_at=2026-01-05T11:00:00Z"),
                                with(
                                        owned,
                                        "performed_by=requester, event=reply, ticket_status=Pending,"
                                                + " ticket_updated_at=2026-01-05T12:00:00Z"),
                                with(
                                        owned,
                                        "event=private-note, ticket_status=Resolved,"
                                                + " ticket_updated_at=2026-01-05T13:00:00Z"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }

    @Test
    void servicenows_sheet_tells_a_tasks_life() throws IOException {
        var task = with(
                Map.of("number", "INC1"),
                "sys_updated_on=2026-01-05 09:00:00, opened_at=2026-01-05 09:00:00, state=New, caller_id=Ana Abel,"
                        + " caller_user=u100, sys_updated_by=u100, sys_class_name=Incident");
        var owned = with(task, "assigned_to=Ben Bauer, assigned_to_user=u200, sys_updated_by=u200");
        assertThat(sheetTells(
                        "servicenow",
                        List.of(
                                task,
                                with(owned, "comments=1, sys_updated_on=2026-01-05 10:00:00"),
                                with(
                                        owned,
                                        "state=On Hold, hold_reason=Awaiting Caller,"
                                                + " sys_updated_on=2026-01-05 11:00:00"),
                                with(
                                        owned,
                                        "state=In Progress, comments=1, sys_updated_by=u100,"
                                                + " sys_updated_on=2026-01-05 12:00:00"),
                                with(owned, "state=Resolved, work_notes=1, sys_updated_on=2026-01-05 13:00:00"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }

    /** The latest comment comes with every update, the one of 10:00 also at 11:00. */
    @Test
    void zendesks_sheet_tells_a_tickets_life() throws IOException {
        var ticket = with(
                Map.of("id", "1"),
                "created_at=2026-01-05T09:00Z, updated_at=2026-01-05T09:00Z, status=Open, requester=ana@example.org,"
                        + " current_user=ana@example.org, comment_id=1, comment_created_at=2026-01-05T09:00Z,"
                        + " comment_is_public=true, comment_author=ana@example.org");
        var owned = with(
                ticket,
                "assignee=ben@example.org, current_user=ben@example.org, comment_author=ben@example.org,"
                        + " comment_id=2, comment_created_at=2026-01-05T10:00Z");
        assertThat(sheetTells(
                        "zendesk",
                        List.of(
                                ticket,
                                with(owned, "updated_at=2026-01-05T10:00Z"),
                                with(owned, "updated_at=2026-01-05T11:00Z, status=Pending"),
                                with(
                                        owned,
                                        "updated_at=2026-01-05T12:00Z, current_user=ana@example.org, comment_id=3,"
                                                + " comment_created_at=2026-01-05T12:00Z,"
                                                + " comment_author=ana@example.org"),
                                with(
                                        owned,
                                        "updated_at=2026-01-05T13:00Z, status=Solved, comment_id=4,"
                                                + " comment_created_at=2026-01-05T13:00Z, comment_is_public=false"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }
}

package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Step;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The doors of all tools, delivered to as the tools do, with what is recorded as the only memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolDoorsTest {
    private static final String SECRET = "the secret";
    private static final Path SHEETS = Path.of("../docs/connections");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": \"([^\"]*)\"");

    private final Path connections;
    private final Running service;
    private final JdbcTemplate jdbc;

    ToolDoorsTest(@TempDir Path connections) {
        this.connections = connections;
        service = Running.withoutKafka(
                Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.connections=" + connections);
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    static Stream<Arguments> stories() {
        return tools().flatMap(tool -> {
            List<Story> stories = Stories.of(tool);
            return Stream.iterate(0, n -> n < stories.size(), n -> n + 1)
                    .map(n -> Arguments.of(tool, tool + "-" + n, stories.get(n).sentence(), stories.get(n)));
        });
    }

    static Stream<String> tools() {
        return Stream.of(
                "github", "gitlab", "gitea", "jira", "pagerduty", "zendesk", "freshdesk", "servicenow", "zammad");
    }

    private void connect(String name, String tool, String settings) throws IOException {
        String more = settings.isEmpty() ? "" : ", " + settings.substring(1, settings.length() - 1);
        Files.writeString(
                connections.resolve(name + ".yaml"), "{tool: %s, secrets: [%s]%s}".formatted(tool, SECRET, more));
    }

    private void deliver(String connection, Map<String, String> headers, String body) {
        assertThat(service.post("/webhooks/" + connection, headers, body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .as(body)
                .isEqualTo(202);
    }

    private static Map<String, String> signed(String tool, String body) {
        return Signing.headers(tool, UUID.randomUUID().toString(), body.getBytes(StandardCharsets.UTF_8), SECRET);
    }

    private void awaitWorkedOff() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.queryForList("select 1 from delivery where trouble is null", Integer.class)
                        .isEmpty());
        assertThat(service.getText("/v1/quarantine")).contains("\"deliveries\":[]");
    }

    /** The entries of a connection in their order of recording: subject, instant and name. */
    private List<String> entries(String connection) {
        return jdbc.queryForList(
                "select aggregate_identifier || ' ' || (meta_data::json->>'occurredAt') || ' ' ||"
                        + " replace(payload_type, 'dev.engagement.', '') from event"
                        + " where aggregate_identifier like ? || ':%'",
                String.class, connection);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("stories")
    void each_story_is_recorded_as_it_is_told(String tool, String connection, String sentence, Story story)
            throws IOException {
        connect(connection, tool, story.settings() == null ? "" : story.settings());
        for (Step step : story.steps()) {
            deliver(connection, signed(tool, step.delivery()), step.delivery());
        }
        awaitWorkedOff();
        List<String> told = story.steps().stream()
                .flatMap(step -> step.told().stream())
                .map(line -> line.substring(0, line.indexOf(" {")).replace(tool + ":", connection + ":"))
                .toList();
        assertThat(entries(connection)).as(sentence).hasSameSizeAs(told);
        assertThat(entries(connection))
                .containsAll(told.stream()
                        .filter(line -> !line.contains(Door.ARRIVAL.toString()))
                        .toList());
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

    private String connectBySheet(String tool) throws IOException {
        String sheet = Files.readString(SHEETS.resolve(tool + ".yaml"));
        Files.writeString(
                connections.resolve(tool + ".yaml"),
                sheet.replace("{secret}", SECRET).replace("secrets: []", "secrets: [" + SECRET + "]"));
        return sheet;
    }

    private List<String> sheetTells(String tool, List<Map<String, String>> deliveries) throws IOException {
        String sheet = connectBySheet(tool);
        for (Map<String, String> values : deliveries) {
            String body = filled(sheet, values);
            deliver(tool, signed(tool, body), body);
        }
        awaitWorkedOff();
        return names(entries(tool));
    }

    private static List<String> names(List<String> entries) {
        return entries.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    /** These tools have payloads of their own: their sheets only say which events to tick. */
    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab", "gitea", "jira", "pagerduty", "zammad"})
    void a_connection_as_its_sheet_says_takes_what_the_tool_sends(String tool) throws IOException {
        connectBySheet(tool);
        Story story = Stories.of(tool).stream()
                .filter(one -> one.settings() == null)
                .findFirst()
                .orElseThrow();
        for (Step step : story.steps()) {
            deliver(tool, signed(tool, step.delivery()), step.delivery());
        }
        awaitWorkedOff();
        List<String> told = story.steps().stream()
                .flatMap(step -> step.told().stream())
                .map(line -> line.substring(0, line.indexOf(" {")))
                .toList();
        assertThat(names(entries(tool))).containsAll(names(told));
    }

    @Test
    void a_jira_that_cannot_sign_shows_the_secret() throws IOException {
        connect("unsigned", "jira", "");
        String body = """
                {"key":"A-1","fields":{"summary":"Cannot print","status":{"name":"Hibernating"},"reporter":{"accountId":"ana"}}}""";

        assertThat(service.post(
                                "/webhooks/unsigned",
                                Map.of("X-Engagement-Token", "another"),
                                body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        deliver("unsigned", Map.of("X-Engagement-Token", SECRET, "Content-Type", "application/json"), body);
        awaitWorkedOff();

        assertThat(names(entries("unsigned"))).containsExactly("request-opened");
        assertThat(service.getText("/v1/connections"))
                .contains("\"unknownStates\":[{\"state\":\"Hibernating\",\"deliveries\":1,");
    }

    @Test
    void deliveries_that_tell_nothing_are_counted_by_their_reason() throws IOException {
        connect("ticked", "github", "");
        for (int i = 0; i < 3; i++) {
            String body = "{\"zen\":\"%d\",\"repository\":{\"full_name\":\"it/desk\"}}".formatted(i);
            deliver("ticked", signed("github", body), body);
        }
        awaitWorkedOff();

        assertThat(service.getText("/v1/connections"))
                .contains("\"ignored\":[{\"reason\":\"it is not about an issue\",\"deliveries\":3,");
        assertThat(service.getText("/actuator/prometheus"))
                .contains(
                        "engagement_deliveries_ignored_total{connection=\"ticked\",reason=\"it is not about an issue\"} 3.0");
    }

    private static Map<String, String> with(Map<String, String> values, String... more) {
        Map<String, String> all = new HashMap<>(values);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
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
        Map<String, String> ticket = Map.of(
                "triggered_event",
                "{ticket_action:created}",
                "ticket_id",
                "1",
                "ticket_status",
                "Open",
                "requester_email",
                "ana@example.org",
                "ticket_subject",
                "Cannot print",
                "ticket_created_at",
                "2026-01-05T09:00:00Z",
                "ticket_updated_at",
                "2026-01-05T09:00:00Z");
        Map<String, String> owned = with(ticket, "ticket_agent_email", "ben@example.org");
        assertThat(sheetTells(
                        "freshdesk",
                        List.of(
                                ticket,
                                with(
                                        owned,
                                        "triggered_event",
                                        "{note_type:public}",
                                        "ticket_updated_at",
                                        "2026-01-05T10:00:00Z"),
                                with(
                                        owned,
                                        "ticket_status",
                                        "Waiting on Customer",
                                        "ticket_updated_at",
                                        "2026-01-05T11:00:00Z"),
                                with(
                                        owned,
                                        "performed_by",
                                        "requester",
                                        "triggered_event",
                                        "{reply_sent:sent}",
                                        "ticket_updated_at",
                                        "2026-01-05T12:00:00Z"),
                                with(
                                        owned,
                                        "triggered_event",
                                        "{note_type:private}",
                                        "ticket_status",
                                        "Resolved",
                                        "ticket_updated_at",
                                        "2026-01-05T13:00:00Z"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }

    @Test
    void servicenows_sheet_tells_a_tasks_life() throws IOException {
        Map<String, String> task = Map.of(
                "number",
                "INC1",
                "sys_updated_on",
                "2026-01-05 09:00:00",
                "opened_at",
                "2026-01-05 09:00:00",
                "state",
                "New",
                "caller_id",
                "Ana Abel",
                "caller_user",
                "u100",
                "sys_updated_by",
                "u100",
                "sys_class_name",
                "Incident");
        Map<String, String> owned =
                with(task, "assigned_to", "Ben Bauer", "assigned_to_user", "u200", "sys_updated_by", "u200");
        assertThat(sheetTells(
                        "servicenow",
                        List.of(
                                task,
                                with(owned, "comments", "1", "sys_updated_on", "2026-01-05 10:00:00"),
                                with(
                                        owned,
                                        "state",
                                        "On Hold",
                                        "hold_reason",
                                        "Awaiting Caller",
                                        "sys_updated_on",
                                        "2026-01-05 11:00:00"),
                                with(
                                        owned,
                                        "state",
                                        "In Progress",
                                        "comments",
                                        "1",
                                        "sys_updated_by",
                                        "u100",
                                        "sys_updated_on",
                                        "2026-01-05 12:00:00"),
                                with(
                                        owned,
                                        "state",
                                        "Resolved",
                                        "work_notes",
                                        "1",
                                        "sys_updated_on",
                                        "2026-01-05 13:00:00"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }

    @Test
    void zendesks_sheet_tells_a_tickets_life() throws IOException {
        Map<String, String> ticket = Map.of(
                "id",
                "1",
                "created_at",
                "2026-01-05T09:00Z",
                "updated_at",
                "2026-01-05T09:00Z",
                "status",
                "Open",
                "requester",
                "ana@example.org",
                "current_user",
                "ana@example.org",
                "comment_id",
                "1",
                "comment_created_at",
                "2026-01-05T09:00Z",
                "comment_author",
                "ana@example.org");
        Map<String, String> owned = with(
                ticket,
                "assignee",
                "ben@example.org",
                "current_user",
                "ben@example.org",
                "comment_author",
                "ben@example.org");
        assertThat(sheetTells(
                        "zendesk",
                        List.of(
                                ticket,
                                with(
                                        owned,
                                        "comment_id",
                                        "2",
                                        "comment_is_public",
                                        "true",
                                        "comment_created_at",
                                        "2026-01-05T10:00Z",
                                        "updated_at",
                                        "2026-01-05T10:00Z",
                                        "status",
                                        "Open"),
                                with(
                                        owned,
                                        "comment_id",
                                        "2",
                                        "comment_is_public",
                                        "true",
                                        "comment_created_at",
                                        "2026-01-05T10:00Z",
                                        "updated_at",
                                        "2026-01-05T11:00Z",
                                        "status",
                                        "Pending"),
                                with(
                                        owned,
                                        "comment_id",
                                        "3",
                                        "comment_is_public",
                                        "true",
                                        "comment_created_at",
                                        "2026-01-05T12:00Z",
                                        "updated_at",
                                        "2026-01-05T12:00Z",
                                        "status",
                                        "Open",
                                        "current_user",
                                        "ana@example.org",
                                        "comment_author",
                                        "ana@example.org"),
                                with(
                                        owned,
                                        "comment_id",
                                        "4",
                                        "comment_is_public",
                                        "false",
                                        "comment_created_at",
                                        "2026-01-05T13:00Z",
                                        "updated_at",
                                        "2026-01-05T13:00Z",
                                        "status",
                                        "Solved"))))
                .containsExactlyInAnyOrderElementsOf(LIFE);
    }
}

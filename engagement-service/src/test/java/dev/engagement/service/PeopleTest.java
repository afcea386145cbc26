package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is meant by a reference, and forgetting them. Each test has a connection of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private static final TopicPartition DIRECTORY = new TopicPartition("engagement.directory.v1", 0);

    private final String database = Landscape.newDatabase();
    private final Running service;
    private final JdbcTemplate jdbc;
    private final Path connections;

    PeopleTest(@TempDir Path connections) {
        this.connections = connections;
        service = Running.on(
                database,
                Landscape.newKeyFile(),
                "--engagement.connections=" + connections,
                "--engagement.forget-within=PT5S");
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private void push(String id, String subject, String name, String data) {
        assertThat(service.post(Events.STRUCTURED, Events.event(id, subject, name, data))
                        .status())
                .isIn(200, 201);
    }

    private String person(String connection, String id) {
        return service.get("/v1/people?connection=" + connection + "&id=" + id).text("reference");
    }

    private int forget(String reference) {
        return service.ask("DELETE", "/v1/people/" + reference, Map.of(), "").statusCode();
    }

    private List<String> texts(String connection) {
        return jdbc.queryForList(
                "select text from directory where subject like ? || ':%' and text is not null order by text",
                String.class, connection);
    }

    private String entries(String subject) {
        return service.get("/v1/requests/" + subject + "/entries").body().toString();
    }

    @Test
    void a_person_is_found_by_what_a_tool_calls_them_under_the_reference_that_entries_have() {
        push("found-1", "found:1", "request-acknowledged", "{\"by\":\"ben@example.org\",\"automatic\":false}");

        Answer ben = service.get("/v1/people?connection=found&id=ben@example.org");

        assertThat(ben.status()).isEqualTo(200);
        assertThat(entries("found:1")).contains(ben.text("reference")).doesNotContain("ben@example.org");
        assertThat(ben.body().path("known").asBoolean()).isTrue();
        assertThat(ben.body().path("erased").asBoolean()).isFalse();
        Answer nobody = service.get("/v1/people?connection=found&id=nobody");
        assertThat(nobody.body().path("known").asBoolean()).isFalse();
        assertThat(person("found", ben.text("reference"))).isEqualTo(ben.text("reference"));
    }

    @Test
    void what_is_no_person_is_refused_by_its_field() {
        assertThat(service.get("/v1/people?id=ben").text("field")).isEqualTo("connection");
        for (String query : List.of("?connection=a:b&id=ben", "?connection=&id=ben", "?connection=%00&id=ben")) {
            assertThat(service.get("/v1/people" + query).text("field"))
                    .as(query)
                    .isEqualTo("connection");
        }
        assertThat(service.get("/v1/people?connection=a&id=%20").text("field")).isEqualTo("id");
        for (String reference : List.of("ben", "person:12", "text:" + "0".repeat(32), "person:" + "G".repeat(32))) {
            assertThat(forget(reference)).as(reference).isEqualTo(400);
        }
    }

    @Test
    void all_that_is_theirs_goes_with_their_name_and_nothing_else() {
        push("all-1", "all:1", "request-opened", """
                {"activity":"incident","service":"mail","requester":"ben@example.org","title":"My screen"}""");
        push("all-2", "all:1", "request-reclassified", "{\"title\":\"The screen of room 9\"}");
        push("all-3", "all:2", "ownership-changed", """
                {"owner":"ana","by":"ben@example.org","reason":"On leave, broke a leg"}""");
        push("all-4", "all:2", "ownership-changed", "{\"owner\":\"ana\",\"reason\":\"Asked BEN@example.org\"}");
        push("all-5", "all:2", "ownership-changed", "{\"owner\":\"ana\",\"reason\":\"Not ruben@example.org\"}");
        String before = entries("all:1") + entries("all:2");

        assertThat(forget(person("all", "ben@example.org"))).isEqualTo(204);

        assertThat(texts("all")).containsExactly("Not ruben@example.org", "ana");
        assertThat(entries("all:1") + entries("all:2")).isEqualTo(before);
        assertThat(forget(person("all", "ben@example.org"))).as("once more").isEqualTo(204);
    }

    @Test
    void who_was_erased_stays_erased_when_a_tool_names_them_again_known_before_or_not() {
        push("stays-1", "stays:1", "request-opened", """
                {"activity":"incident","service":"mail","requester":"ben"}""");
        for (String name : List.of("ben", "unheard")) {
            forget(person("stays", name));

            String opened = """
                    {"activity":"incident","service":"mail","requester":"%s","title":"Mine"}""".formatted(name);
            service.post(
                    Events.BATCH,
                    "[" + Events.event(name + "-a", "stays:" + name, "request-opened", opened) + ","
                            + Events.event(
                                    name + "-b", "stays:" + name, "request-reclassified", "{\"title\":\"Mine still\"}")
                            + "]");
            push(name + "-b2", "stays:" + name, "request-reclassified", "{\"title\":\"Still mine\"}");
            push(name + "-c", "stays:other", "commitment-revised", """
                    {"commitment":"c","scope":1,"by":"%s","reason":"I am ill"}""".formatted(name));

            assertThat(entries("stays:" + name)).contains(person("stays", name), "\"title\":\"text:");
        }
        push("stays-2", "stays:1", "request-reclassified", "{\"title\":\"Mine too\"}");
        assertThat(texts("stays")).isEmpty();

        push("stays-3", "stays:other", "request-reclassified", "{\"title\":\"Another's\"}");
        assertThat(texts("stays")).containsExactly("Another's");
    }

    @Test
    void what_is_being_stored_meanwhile_is_waited_for_and_found() throws SQLException {
        String ben = person("meanwhile", "ben");
        try (Connection slow = DriverManager.getConnection(database);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("insert into directory (reference, kind, subject, text) values ('" + ben
                    + "', 'person', 'meanwhile:1', 'ben'), ('text:meanwhile', 'text', 'meanwhile:1', 'Call Ben!')");
            CompletableFuture<Integer> forgotten = CompletableFuture.supplyAsync(() -> forget(ben));
            await().until(() -> !jdbc.queryForList(
                            "select pid from pg_locks where not granted and mode = 'ShareRowExclusiveLock'", Long.class)
                    .isEmpty());
            slow.commit();

            assertThat(forgotten.join()).isEqualTo(204);
        }
        assertThat(texts("meanwhile")).isEmpty();
    }

    @Test
    void the_topic_hears_every_name_and_of_a_forgotten_one_two_tombstones() throws SQLException {
        try (Connection late = DriverManager.getConnection(database);
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("""
                    with late as (
                        insert into directory (reference, kind, subject, text) values ('text:late', 'text', 'x:1', 'Late')
                        returning reference)
                    insert into directory_change (reference) select reference from late""");
            push("told-1", "told:1", "request-acknowledged", "{\"by\":\"ben\",\"automatic\":false}");
            String ben = person("told", "ben");
            awaitTold(ben, List.of("{\"kind\":\"person\",\"text\":\"ben\"}"));

            late.commit();
            awaitTold("text:late", List.of("{\"kind\":\"text\",\"text\":\"Late\"}"));

            forget(ben);
            awaitTold(ben, List.of("{\"kind\":\"person\",\"text\":\"ben\"}", "", ""));
            await().until(() -> jdbc.queryForList("select id from directory_change", Long.class)
                    .isEmpty());
        }
    }

    @Test
    void in_quarantine_the_reference_takes_the_names_place_and_a_retry_records_what_it_would_have() throws IOException {
        Files.writeString(connections.resolve("kept.yaml"), "tool: servicenow\nsecrets: [s]\n");
        push("kept-1", "kept:1", "request-acknowledged", "{\"by\":\"Bén Ex\",\"automatic\":false}");
        String ben = person("kept", "B%C3%A9n+Ex");
        String task = """
                {"number":"2","sys_updated_on":"%s","caller_id":"B\\u00e9n Ex","assigned_to":"ana",
                 "short_description":"Hello\\nbén ex here"}""";
        deliver(task.formatted("someday"));
        deliver(task.formatted("2026-01-05 10:15:00").replace("\"2\"", "\"\""));
        await().until(() -> inQuarantine().size() == 2);
        push("kept-2", "another:1", "request-acknowledged", "{\"by\":\"ana\",\"automatic\":false}");

        forget(ben);
        forget(person("another", "ana"));

        for (long id : inQuarantine()) {
            String body = service.get("/v1/quarantine/" + id).text("body");
            assertThat(body)
                    .contains("\"caller_id\":\"" + ben + "\"", "Hello\\n" + ben + " here", "ana")
                    .doesNotContainIgnoringCase("n ex");
        }
    }

    private void deliver(String body) {
        assertThat(service.post(
                                "/webhooks/kept",
                                Map.of("Content-Type", "application/json", "X-Engagement-Token", "s"),
                                body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);
    }

    private List<Long> inQuarantine() {
        return jdbc.queryForList("select id from delivery where trouble is not null", Long.class);
    }

    /** Waits until the topic has just these values under the reference; a tombstone is empty. */
    private static void awaitTold(String reference, List<String> values) {
        List<String> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            reader.assign(List.of(DIRECTORY));
            reader.seekToBeginning(List.of(DIRECTORY));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(reference)) {
                        told.add(record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8));
                    }
                }
                return told.equals(values);
            });
        }
    }
}

package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import dev.engagement.service.intake.deliveries.Seal;
import dev.engagement.service.intake.quarantine.Quarantine;
import dev.engagement.service.intake.webhooks.Mutations;
import dev.engagement.service.intake.webhooks.Recorded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The door for webhooks of one running service, with Kafka away all the time: recording does not need it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {
    private static final String SECRET = "the secret";
    private static final String SIGNING = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    /** The sides of speakers are remembered from what came before: named ones are on theirs in any order. */
    private static final String STAFF = "staff: [\"*\"]";

    private static final String WAITING = "select count(*) from delivery where trouble is null";

    private final String database = Landscape.newDatabase();
    private final Path keyFile = Landscape.newKeyFile();
    private final Path connections;
    private Running service;
    private JdbcTemplate jdbc;

    WebhooksTest(@TempDir Path connections) throws IOException {
        this.connections = connections;
        for (String tool : Recorded.FOLDERS.keySet()) {
            connect(tool, tool);
            connect(tool + "-forward", tool, STAFF);
            connect(tool + "-reversed", tool, STAFF);
            connect(tool + "-mutated", tool);
        }
        connect("standard", "standard");
        Files.writeString(connections.resolve("keyless.yaml"), "tool: github\n");
        service = start();
        jdbc = service.bean(JdbcTemplate.class);
    }

    private Running start() {
        return Running.withoutKafka(database, keyFile, "--engagement.connections=" + connections);
    }

    private void connect(String name, String tool, String... settings) throws IOException {
        Files.writeString(
                connections.resolve(name + ".yaml"),
                "tool: %s\nsecrets: [an older one, %s, %s]\n".formatted(tool, SECRET, SIGNING)
                        + String.join("\n", settings));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        jdbc.update("delete from delivery");
    }

    /** The headers with which the tool would deliver that body. */
    private static Map<String, String> signed(String tool, String id, byte[] body) {
        boolean standard = tool.equals("gitlab") || tool.equals("standard");
        return Signing.headers(tool, id, body, standard ? SIGNING : SECRET);
    }

    private int deliver(String connection, Recorded recorded, byte[] body) {
        Map<String, String> headers = signed(recorded.tool(), recorded.file(), body);
        return service.post("/webhooks/" + connection, headers, body).status();
    }

    private long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    private void awaitWorkedOff() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(WAITING) == 0);
    }

    /** The entries of a connection without the references, which belong to a connection or a message. */
    private Set<String> entries(String connection) {
        return new HashSet<>(jdbc.queryForList(
                "select e.meta_data::json->>'occurredAt' || ' ' || e.payload_type || ' ' ||"
                        + " replace(regexp_replace(e.payload, '(person|text):[0-9a-f]{32}', '\\1', 'g'), ?, '')"
                        + " from message m join event e"
                        + " on e.aggregate_identifier = m.subject and e.sequence_number = m.sequence where m.source = ?",
                String.class,
                connection,
                "/tools/" + connection));
    }

    @Test
    void every_recorded_delivery_is_taken_and_recorded_whatever_the_order() {
        List<Recorded> all = Recorded.all();
        for (Recorded recorded : all) {
            assertThat(deliver(recorded.tool() + "-forward", recorded, recorded.body()))
                    .as(recorded.file())
                    .isEqualTo(202);
        }
        for (Recorded recorded : all.reversed()) {
            assertThat(deliver(recorded.tool() + "-reversed", recorded, recorded.body()))
                    .isEqualTo(202);
        }
        awaitWorkedOff();
        assertThat(service.getText("/v1/quarantine")).contains("\"deliveries\":[]");
        for (String tool : Recorded.FOLDERS.keySet()) {
            assertThat(entries(tool + "-forward")).as(tool).isNotEmpty();
            if (!tool.equals("freshdesk")) { // these two do not say when the ticket changed: the order is all there is
                assertThat(entries(tool + "-reversed")).as(tool).isEqualTo(entries(tool + "-forward"));
            }
        }
    }

    @Test
    void a_flipped_byte_a_wrong_secret_and_a_connection_without_one_get_401() {
        for (Recorded recorded : Recorded.all()) {
            if (recorded.tool().equals("freshdesk")) {
                continue; // its shared secret proves the sender, not the body
            }
            byte[] flipped = recorded.body().clone();
            flipped[recorded.file().hashCode() & 127] ^= 1;
            Map<String, String> headers = signed(recorded.tool(), recorded.file(), recorded.body());
            assertThat(service.post("/webhooks/" + recorded.tool(), headers, flipped)
                            .status())
                    .as(recorded.file())
                    .isEqualTo(401);
        }
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(service.post("/webhooks/keyless", signed("github", "x", body), body)
                        .status())
                .isEqualTo(401);
        assertThat(service.post("/webhooks/github", Map.of(), body).status()).isEqualTo(401);
        assertThat(service.post("/webhooks/freshdesk", Map.of("X-Engagement-Token", "another"), body)
                        .status())
                .isEqualTo(401);
        assertThat(count("select count(*) from delivery")).isZero();
    }

    @Test
    void an_unknown_connection_gets_404() {
        Answer answer = service.post("/webhooks/nobody", Map.of(), new byte[0]);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).endsWith("unknown-connection");
        assertThat(service.post("/webhooks/..%2Fgithub", Map.of(), new byte[0]).status())
                .isEqualTo(404);
    }

    @Test
    void standard_webhooks_carry_our_cloud_events() {
        String id = UUID.randomUUID().toString();
        byte[] body = ("[" + Events.opened(id, "t:" + id) + "]").getBytes(StandardCharsets.UTF_8);
        assertThat(service.post("/webhooks/standard", signed("standard", id, body), body)
                        .status())
                .isEqualTo(202);
        awaitWorkedOff();
        assertThat(service.get("/v1/requests/t:" + id + "/entries")
                        .body()
                        .path("entries")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_thousand_repeats_at_once_make_one_set_of_entries() throws Exception {
        byte[] body = issue("repeated");
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(threads.submit(() -> service.post("/webhooks/github", signed("github", "one", body), body)
                        .status()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(202);
        }
        awaitWorkedOff();
        assertThat(count("select count(*) from event where aggregate_identifier = 'github:o/r#repeated'"))
                .isEqualTo(1);
    }

    private static byte[] issue(String number) {
        return """
                {"action":"opened","repository":{"full_name":"o/r"},"sender":{"login":"ana"},"issue":{"number":"%s",\
                "title":"Very Secret Title","user":{"login":"ana"},"created_at":"2026-01-01T00:00:00Z"}}""".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_nothing_can_be_made_of_is_kept_encrypted_until_it_is_retried_or_deleted() {
        byte[] body =
                "{\"action\":\"opened\",\"issue\":{\"title\":\"Very Secret Title\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(service.post("/webhooks/github", signed("github", "q", body), body)
                        .status())
                .isEqualTo(202);
        awaitWorkedOff();
        Answer list = service.get("/v1/quarantine?connection=github");
        assertThat(list.body().path("size").asInt()).isEqualTo(1);
        assertThat(list.body().at("/deliveries/0/trouble").asString()).isEqualTo("invalid-field");
        assertThat(list.body().at("/deliveries/0/reason").asString()).contains("repository.full_name");
        assertThat(service.getText("/actuator/prometheus")).contains("engagement_quarantine_size 1.0");
        String id = list.body().at("/deliveries/0/id").asString();
        assertThat(service.get("/v1/quarantine/" + id).text("body")).contains("Very Secret Title");
        assertThat(jdbc.queryForList("select encode(sealed, 'escape') from delivery", String.class))
                .noneMatch(row -> row.contains("Secret") || row.contains("opened"));

        Answer again = retry(id);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("outcome")).isEqualTo("quarantined");
        assertThat(again.text("reason")).contains("repository.full_name");
        assertThat(service.get("/v1/quarantine").body().path("size").asInt()).isEqualTo(1);
        assertThat(status("POST", "/v1/quarantine/retry?trouble=invalid-field")).isEqualTo(202);
        awaitWorkedOff();
        assertThat(status("DELETE", "/v1/quarantine/" + id)).isEqualTo(204);
        assertThat(status("DELETE", "/v1/quarantine/" + id)).isEqualTo(404);
        assertThat(status("POST", "/v1/quarantine/x/retry")).isEqualTo(404);
        assertThat(service.getText("/actuator/prometheus")).contains("engagement_quarantine_size 0.0");
    }

    @Test
    void what_is_in_quarantine_goes_when_its_time_is_over() {
        byte[] body = "{\"action\":\"opened\",\"issue\":{}}".getBytes(StandardCharsets.UTF_8);
        service.post("/webhooks/github", signed("github", "expiring", body), body);
        awaitWorkedOff();

        quarantineIn(Duration.ofDays(29)).expire();
        assertThat(service.get("/v1/quarantine").body().path("size").asInt()).isEqualTo(1);

        quarantineIn(Duration.ofDays(31)).expire();
        assertThat(service.get("/v1/quarantine").body().path("size").asInt()).isZero();
    }

    private Quarantine quarantineIn(Duration time) {
        return new Quarantine(
                jdbc,
                service.bean(Seal.class),
                Clock.offset(Clock.systemUTC(), time),
                new SimpleMeterRegistry(),
                Duration.ofDays(30));
    }

    @Test
    void a_connection_tells_how_long_it_has_been_silent_and_how_long_it_ever_was() throws IOException {
        connect("seldom", "github");
        jdbc.update(
                "insert into connection_day values ('seldom', current_date - 40, now() - interval '40 days', '30 days'),"
                        + " ('seldom', current_date - 3, now() - interval '3 days', '1 day'),"
                        + " ('gone', current_date - 3, now() - interval '3 days', '1 day')");
        byte[] body = issue("seldom");

        service.post("/webhooks/seldom", signed("github", "s", body), body);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> gauge("engagement_connection_longest_silence_seconds", "seldom") > 0);
        assertThat(gauge("engagement_connection_longest_silence_seconds", "seldom"))
                .isBetween(259_100.0, 259_300.0);
        assertThat(gauge("engagement_connection_silent_seconds", "seldom")).isBetween(0.0, 60.0);
        assertThat(gauge("engagement_connection_silent_seconds", "gone")).isNaN();
        assertThat(service.getText("/actuator/prometheus"))
                .contains("# HELP engagement_connection_silent_seconds Elapsed time")
                .contains("# HELP engagement_connection_longest_silence_seconds The longest elapsed time");
        assertThat(service.getText("/v1/connections"))
                .contains(
                        "{\"name\":\"seldom\",\"tool\":\"github\",\"source\":\"/tools/seldom\",\"secrets\":3,\"lastDeliveryAt\":\"20")
                .doesNotContain("gone");
    }

    private double gauge(String name, String connection) {
        return service.getText("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{connection=\"" + connection + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void what_is_usual_is_said_for_this_hour_of_the_week_and_only_after_a_week() throws IOException {
        connect("regular", "github");
        connect("young", "github");
        jdbc.update("""
                insert into connection_day values ('regular', current_date, now() - interval '3 hours', '9 hours'),
                    ('young', current_date, now() - interval '3 hours', '9 hours')""");
        // The next hour as well, in case it begins while this runs.
        jdbc.update("""
                insert into connection_hour
                select connection, date_trunc('hour', now()) + since, longest from (values
                    ('regular', interval '-8 days', interval '9 hours'),
                    ('regular', interval '-7 days', interval '2 hours'),
                    ('regular', interval '-7 days 1 hour', interval '2 hours'),
                    ('regular', interval '-42 days', interval '9 hours'),
                    ('regular', interval '-35 days -4 hours', interval '9 hours'),
                    ('young', interval '-6 days', interval '2 hours')) rows (connection, since, longest)""");

        assertThat(connection("regular").path("usualSilence").asDouble()).isEqualTo(7_200);
        assertThat(connection("regular").path("longestSilence").asDouble()).isEqualTo(32_400);
        assertThat(connection("young").path("usualSilence").isNull()).isTrue();

        jdbc.update("update connection_hour set longest = '1 minute'");
        assertThat(connection("regular").path("usualSilence").asDouble())
                .as("an hour is never unusual")
                .isEqualTo(3_600);
        byte[] body = issue("regular");
        service.post("/webhooks/regular", signed("github", "r", body), body);
        awaitWorkedOff();
        assertThat(
                        count(
                                "select count(*) from connection_hour where connection = 'regular' and longest > '170 minutes'"))
                .as("the silence that this delivery ended")
                .isPositive();
    }

    private JsonNode connection(String name) {
        return service.get("/v1/connections")
                .body()
                .path("connections")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Answer retry(String id) {
        return service.post("/v1/quarantine/" + id + "/retry", Map.of(), new byte[0]);
    }

    private int status(String method, String path) {
        return service.ask(method, path, Map.of(), "").statusCode();
    }

    @Test
    void a_retry_after_the_settings_are_mended_records_it() throws IOException {
        byte[] body = issue("mended");
        connect("passing", "github");
        held(() -> {
            assertThat(service.post("/webhooks/passing", signed("github", "m", body), body)
                            .status())
                    .isEqualTo(202);
            delete("passing");
        });
        awaitWorkedOff();
        assertThat(service.get("/v1/quarantine")
                        .body()
                        .at("/deliveries/0/trouble")
                        .asString())
                .isEqualTo("no-connection");
        String id = service.get("/v1/quarantine").body().at("/deliveries/0/id").asString();
        held(() -> assertThat(retry(id).text("outcome")).isEqualTo("waiting"));
        awaitWorkedOff();
        connect("passing", "github");
        assertThat(retry(id).text("outcome")).isEqualTo("recorded");
        assertThat(count("select count(*) from event where aggregate_identifier = 'passing:o/r#mended'"))
                .isEqualTo(1);
    }

    private void delete(String connection) {
        try {
            Files.delete(connections.resolve(connection + ".yaml"));
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    /** Runs it while no delivery can be worked off. */
    private void held(Runnable action) {
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.queryForList("select pg_advisory_xact_lock(?)", 0x77656268_6f6f6b73L);
            action.run();
        });
    }

    @Test
    void mutated_deliveries_are_all_taken_and_then_recorded_or_in_quarantine() {
        Mutations mutations = new Mutations(4);
        List<Recorded> all = Recorded.all();
        Set<@Nullable Integer> answers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Recorded recorded = all.get(i * 7 % all.size());
            answers.add(deliver(recorded.tool() + "-mutated", recorded, mutations.mutate(recorded.body())));
        }
        assertThat(answers).containsExactly(202);
        awaitWorkedOff();
        assertThat(count("select count(*) from delivery where trouble = 'fault'"))
                .isZero();
        assertThat(count("select count(*) from delivery")).isBetween(1L, 299L);
    }

    @Test
    void what_was_taken_before_the_end_is_recorded_after_the_next_start() {
        byte[] body = issue("interrupted");
        try {
            held(() -> {
                assertThat(service.post("/webhooks/github", signed("github", "i", body), body)
                                .status())
                        .isEqualTo(202);
                service.close();
            });
        } catch (DataAccessException | org.springframework.transaction.TransactionException closed) {
            // The service ended with the transaction that held the inbox.
        }
        service = start();
        jdbc = service.bean(JdbcTemplate.class);
        awaitWorkedOff();
        assertThat(count("select count(*) from event where aggregate_identifier = 'github:o/r#interrupted'"))
                .isEqualTo(1);
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.feed.PartitionGroups;
import dev.engagement.reporting.measures.Tales;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three instances, two of them processes that may be killed, and a replay by one of them before the others came. */
abstract class SharedReplaysStage {
    private static final Instant KNOWN = Instant.parse("2026-06-01T00:00:00Z");
    private static final String ASKED = "{\"by\":[\"urgency\",\"team\"],\"known\":\"" + KNOWN + "\"}";
    private static final int REQUESTS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();

    /** Three shares, one of each instance, are not stored while the test holds the lock. */
    private static final String HOLD_UP_THREE_SHARES = """
            create function hold_up() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(19); return new; end $$;
            create trigger hold_up before insert on replay_folded
                for each row when (new.share % 4 = 3) execute function hold_up()""";

    private static final Stage STAGE = new Stage().withTopics();
    private static final String DATABASE = Stage.database();
    private static final ServiceProcesses PROCESSES = new ServiceProcesses();
    static final List<KillableInstance> INSTANCES = new ArrayList<>();

    private static Service service;
    private static int started;
    static JsonNode alone;

    /** An instance as a process of its own. */
    record KillableInstance(Process process, String name, URI url) {
        static KillableInstance start() {
            int port = freePort();
            String name = "instance-" + ++started;
            return new KillableInstance(
                    PROCESSES.start(STAGE.settings(
                            DATABASE,
                            settings(
                                    "--server.port=" + port,
                                    "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name))),
                    name,
                    URI.create("http://127.0.0.1:" + port));
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException fault) {
                throw new IllegalStateException(fault);
            }
        }

        boolean isUp() throws InterruptedException {
            try {
                return send(HttpRequest.newBuilder(url.resolve("/actuator/health/liveness")))
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        /** Asks for a replay; returns its id. */
        String replay() throws IOException, InterruptedException {
            String answer = send(HttpRequest.newBuilder(url.resolve("/v1/replays"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(ASKED)))
                    .body();
            return JSON.readTree(answer).get("id").asString();
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(request.build(), BodyHandlers.ofString());
            }
        }

        /** Kills it, with whatever the database still does for it. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            service.database()
                    .queryForList(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?", name);
        }
    }

    /** The same group and program for all instances, and no history too short to be shared. */
    private static String[] settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.kafka.consumer.group-id=shared-" + DATABASE,
                "--engagement.share-replays-from=0",
                // Else it is the version of the program that runs the tests.
                "--spring.application.version=test"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    @BeforeAll
    static void tell() {
        service = STAGE.service(DATABASE, settings());
        List<Recorded> all = new ArrayList<>();
        for (int seed = 0; seed < REQUESTS; seed++) {
            all.addAll(Tales.about("tool:" + seed, "/tools/tool", Tales.story(new Random(seed))));
        }
        STAGE.publish(all);
        STAGE.complete(KNOWN.plusMillis(1));
        service.awaitComplete(KNOWN.plusMillis(1));
        alone = result(askedHere());
        service.database().execute(HOLD_UP_THREE_SHARES);
    }

    @AfterAll
    static void close() {
        PROCESSES.close();
        STAGE.close();
    }

    /** Two other instances run and read, so that the one that is asked knows that it is not alone. */
    @BeforeEach
    void startTheOthers() {
        INSTANCES.removeIf(instance -> !instance.process().isAlive());
        while (INSTANCES.size() < 2) {
            INSTANCES.add(KillableInstance.start());
        }
        INSTANCES.forEach(instance -> patiently().until(instance::isUp));
        patiently().until(() -> !service.bean(PartitionGroups.class).isAlone());
    }

    static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    static String askedHere() {
        return service.post("/v1/replays", "application/json", ASKED)
                .json()
                .get("id")
                .asString();
    }

    /** Waits until a replay is done, and returns it. */
    private static JsonNode result(String replay) {
        patiently().until(() -> !List.of("waiting", "running")
                .contains(
                        service.get("/v1/replays/" + replay).json().get("state").asString()));
        JsonNode done = service.get("/v1/replays/" + replay).json();
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("done");
        return done;
    }

    static long count(String query, String replay) {
        Long count = service.database().queryForObject(query, Long.class, replay);
        return count == null ? -1 : count;
    }

    static Connection holdUp() throws SQLException {
        Connection connection = DriverManager.getConnection(STAGE.settings(DATABASE).stream()
                .filter(setting -> setting.startsWith("--spring.datasource.url="))
                .findFirst()
                .orElseThrow()
                .substring("--spring.datasource.url=".length()));
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(19)");
        }
        return connection;
    }

    /** Waits until three instances fold, and a share is done. */
    static void awaitTheMiddle(String replay) {
        patiently()
                .until(() ->
                        count("select count(distinct member) from replay_share where replay = ?::uuid", replay) == 3
                                && doneAtOnce(replay) > 0);
    }

    /** Returns how many shares are done that were begun once. */
    static long doneAtOnce(String replay) {
        return count("select count(*) from replay_share where replay = ?::uuid and is_done and number = 1", replay);
    }

    static List<String> groupsOf(String replay) {
        return Topics.groups().stream().filter(group -> group.endsWith(replay)).toList();
    }

    static void awaitTakenOver(String replay) {
        patiently()
                .until(() ->
                        count("select count(*) from replay_share where replay = ?::uuid and number > 1", replay) > 0);
    }

    static void awaitClaimedAgain(String replay) {
        patiently().until(() -> count("select claim from replay where id = ?::uuid", replay) == 2);
    }

    /** Compares it with the replay by one instance: the result to the byte, and the figures of each request. */
    static void assertIsThatOfOne(String replay) {
        JsonNode done = result(replay);
        assertThat(done.get("result").toString()).isEqualTo(alone.get("result").toString());
        assertThat(done.at("/progress/entries")).isEqualTo(alone.at("/progress/entries"));
        JsonNode differences = service.get("/v1/replays/" + alone.get("id").asString() + "/differences/" + replay)
                .json();
        assertThat(differences.get("requests")).as(differences.toString()).isEmpty();
        assertThat(count("select count(*) from replay_request where replay = ?::uuid", replay))
                .isEqualTo(count(
                        "select count(*) from replay_request where replay = ?::uuid",
                        alone.get("id").asString()));
        patiently()
                .until(() -> count("select count(*) from replay_share where replay = ?::uuid", replay) == 0
                        && count("select count(*) from replay_folded where replay = ?::uuid", replay) == 0);
    }
}

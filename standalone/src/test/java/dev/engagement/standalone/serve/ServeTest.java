package dev.engagement.standalone.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.standalone.postgresql.PostgreSql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One story with real processes, since each start of them takes seconds. */
class ServeTest {
    private static final List<String> PARTS =
            List.of("postgresql", "broker", "engagement-service", "reporting-service");

    @TempDir
    private Path home = Path.of("");

    private int[] ports = {};
    private Path data = Path.of("");

    @BeforeEach
    void build() throws IOException {
        StandIn.build(home, "engagement-service");
        StandIn.build(home, "reporting-service");
        ports = Run.freePorts();
        data = home.resolve("data");
    }

    @Test
    void what_was_stored_survives_kills_of_any_process_stops_and_starts() throws Exception {
        try (Run run = Run.start(home, data, ports)) {
            run.awaitSaid("ready after");
            storeSomething();
            servicesKnowTheirSettings();
            syncsToTheDisk();
            nobodyReadsTheTopicsWithoutThePassword();
            for (String part : PARTS) {
                ProcessHandle.of(pid(part)).orElseThrow().destroyForcibly();
            }
            for (String part : PARTS) {
                run.awaitSaid(part + " is back");
            }
            assertStored();
            assertThat(run.stop()).isEqualTo(143);
            assertThat(run.said()).contains("stopping").endsWith("stopped\n");
            assertThat(data.resolve("run")).isEmptyDirectory();
        }
        Run killed = Run.start(home, data, ports);
        killed.awaitSaid("ready after");
        assertStored();
        List<Long> left = PARTS.stream().map(this::pid).toList();
        killed.kill();
        assertThat(left).allMatch(pid -> ProcessHandle.of(pid).isPresent());

        try (Run run = Run.start(home, data, ports)) {
            run.awaitSaid("ready after");
            assertThat(PARTS).allSatisfy(part -> assertThat(run.said())
                    .contains("stopping " + part + ", left behind by an earlier run"));
            assertThat(left).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
            assertStored();

            List<Long> running = PARTS.stream().map(this::pid).toList();
            Files.delete(data.resolve("engagement-data"));
            run.awaitEnd(2);
            assertThat(run.said()).contains("is gone: it was deleted");
            assertThat(running).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        }
    }

    private long pid(String part) {
        try {
            String line = Files.readString(data.resolve("run").resolve(part + ".pid"));
            return Long.parseLong(line.substring(0, line.indexOf(' ')));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void storeSomething() throws Exception {
        try (Connection connection = connect("engagement");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (words text)");
            statement.execute("insert into kept values ('still here')");
        }
        connect("reporting").close();
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void assertStored() {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            assertThat(answer("engagement", "select words from kept")).isEqualTo("still here");
            try (Admin admin = admin()) {
                assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
            }
        });
    }

    private void syncsToTheDisk() throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(answer("reporting", "show " + setting)).isEqualTo("on");
        }
        assertThat(answer("reporting", "show listen_addresses")).isEqualTo("127.0.0.1");
    }

    private void servicesKnowTheirSettings() throws Exception {
        assertThat(given(ports[0]))
                .contains("server.address=127.0.0.1")
                .contains("spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/engagement?reWriteBatchedInserts=true"
                        .formatted(ports[2]))
                .contains("spring.kafka.bootstrap-servers=127.0.0.1:" + ports[3])
                .contains("engagement.key-file=" + data.resolve("installation.key"))
                .contains("password=" + password())
                .contains("spring.kafka.security.protocol=SASL_PLAINTEXT")
                .contains("kafka=org.apache.kafka.common.security.plain.PlainLoginModule required")
                .contains("password=\""
                        + Files.readString(data.resolve("broker/password")).strip() + "\"");
        assertThat(given(ports[1]))
                .contains("/reporting?")
                .contains("engagement.subscriptions=" + data.resolve("subscriptions"))
                .contains("engagement.outbox.url=jdbc:postgresql://127.0.0.1:%d/outbox".formatted(ports[2]))
                .doesNotContain("engagement.key-file");
        connect("outbox").close();
    }

    private static String given(int port) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + port);
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private String answer(String database, String query) throws SQLException, IOException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports[2], database);
        return DriverManager.getConnection(url, PostgreSql.USER, password());
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("postgresql/password")).strip();
    }

    private Admin admin() throws IOException {
        String password = Files.readString(data.resolve("broker/password")).strip();
        return Admin.create(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + ports[3],
                "request.timeout.ms",
                "5000",
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"engagement\" password=\""
                        + password + "\";"));
    }

    /** Other users of this machine reach the loopback address, too. */
    private void nobodyReadsTheTopicsWithoutThePassword() throws Exception {
        Map<String, Object> stranger = Map.of(
                "bootstrap.servers", "127.0.0.1:" + ports[3],
                "request.timeout.ms", "2000",
                "default.api.timeout.ms", "2000");
        try (Admin admin = Admin.create(stranger)) {
            assertThat(admin.listTopics().names().toCompletionStage()).failsWithin(Duration.ofSeconds(20));
        }
        for (String file : List.of("broker/password", "broker/broker.properties")) {
            assertThat(Files.getPosixFilePermissions(data.resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }
}

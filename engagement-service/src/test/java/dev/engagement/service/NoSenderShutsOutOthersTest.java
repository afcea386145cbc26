package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Senders who take more than their share of the door for webhooks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoSenderShutsOutOthersTest {
    private static final String SECRET = "the secret";
    private static final int BACKLOG = 1_000;

    private final Running service;
    private final JdbcTemplate jdbc;

    NoSenderShutsOutOthersTest(@TempDir Path connections) throws IOException {
        for (String name : List.of("github", "busy")) {
            Files.writeString(connections.resolve(name + ".yaml"), "tool: github\nsecrets: [" + SECRET + "]\n");
        }
        service = Running.withoutKafka(
                Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.connections=" + connections);
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void bodies_that_never_come_hold_up_no_rightly_signed_delivery() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket socket = new Socket("127.0.0.1", service.port());
                socket.getOutputStream()
                        .write("POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 26214400\r\n\r\nx"
                                .getBytes(StandardCharsets.UTF_8));
                slow.add(socket);
            }
            long start = System.nanoTime();

            assertThat(deliver("github", "1", issue("slow", "opened"))).isEqualTo(202);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/github", "/v1/events"})
    void a_sender_who_dawdles_is_sent_away_and_not_waited_for(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cloudevents+json\r\n"
                                    + "Content-Length: 100000\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        socket.getOutputStream().write('x');
                        return socket.getInputStream().available() > 0;
                    });

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 503")
                    .contains("too slowly");
        }
    }

    @Test
    void the_backlog_of_one_connection_is_no_others() {
        String recorded = "select count(*) from event where aggregate_identifier like ?";
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            // On a slow machine the deliveries take longer than a transaction may stand idle.
            jdbc.execute("set local idle_in_transaction_session_timeout = 0");
            jdbc.queryForList("select pg_advisory_xact_lock(?)", 0x77656268_6f6f6b73L);
            for (int i = 0; i < BACKLOG; i++) {
                deliver("busy", "b" + i, issue("b" + i, "opened"));
            }
            deliver("github", "late", issue("late", "opened"));
        });
        await().pollInterval(Duration.ofMillis(1)).until(() -> count(recorded, "github:o/r#late") > 0);

        assertThat(count(recorded, "busy:%")).isLessThan(BACKLOG);
    }

    @Test
    void slow_work_of_one_connection_delays_no_other() {
        String recorded = "select count(*) from event where aggregate_identifier = ?";
        deliver("busy", "first", issue("first", "opened"));
        awaitWorkedOff();
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            // Whatever is recorded of this connection takes as long as this transaction.
            jdbc.queryForList("select from connection_day where connection = 'busy' for update");
            deliver("busy", "slow", issue("slow", "opened"));
            deliver("github", "quick", issue("quick", "opened"));
            await().until(() -> count(recorded, "github:o/r#quick") > 0);

            assertThat(count(recorded, "busy:o/r#slow")).isZero();
        });
        awaitWorkedOff();
        assertThat(count(recorded, "busy:o/r#slow")).isOne();
    }

    @Test
    void a_body_that_is_signed_alone_tells_once_under_whatever_name_it_comes() {
        byte[] body = issue("77", "reopened");
        for (String id : List.of("d0", "d1", "d2")) {
            assertThat(deliver("github", id, body)).isEqualTo(202);
        }
        awaitWorkedOff();
        assertThat(deliver("github", "d3", body)).isEqualTo(202);
        assertThat(deliver("github", "d0", body)).isEqualTo(202);
        awaitWorkedOff();

        assertThat(count("select count(*) from event where aggregate_identifier = ?", "github:o/r#77"))
                .isEqualTo(1);
        assertThat(deliver("busy", "d4", body)).isEqualTo(202);
        awaitWorkedOff();
        assertThat(count("select count(*) from event where aggregate_identifier = ?", "busy:o/r#77"))
                .as("another connection's")
                .isEqualTo(1);
    }

    private void awaitWorkedOff() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from delivery where connection <> ?", "none") == 0);
    }

    private long count(String sql, String argument) {
        Long count = jdbc.queryForObject(sql, Long.class, argument);
        return count == null ? 0 : count;
    }

    private static byte[] issue(String number, String action) {
        return """
                {"action":"%s","issue":{"number":"%s","title":"t","user":{"login":"cust","type":"User"},
                 "created_at":"2026-03-20T10:00:00Z","updated_at":"2026-03-20T12:00:00Z","author_association":"NONE","state":"open"},
                 "repository":{"full_name":"o/r"},"sender":{"login":"ben","type":"User"}}
                """.formatted(action, number).getBytes(StandardCharsets.UTF_8);
    }

    private int deliver(String connection, String id, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/json",
                    "X-GitHub-Event",
                    "issues",
                    "X-Hub-Signature-256",
                    "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)),
                    "X-GitHub-Delivery",
                    id);
            return service.post("/webhooks/" + connection, headers, body).status();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

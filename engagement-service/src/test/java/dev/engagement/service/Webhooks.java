package dev.engagement.service;

import static org.awaitility.Awaitility.await;

import dev.engagement.service.intake.webhooks.ToolDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A running service with connections, with Kafka away all the time: recording does not need it. */
final class Webhooks implements AutoCloseable {
    private static final String SECRET = "the secret";
    private static final String SIGNING = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    /** The sides of speakers are remembered from what came before: named ones are on theirs in any order. */
    private static final String STAFF = "staff: [\"*\"]";

    private static final String WAITING = "select count(*) from delivery where trouble is null";

    private final String database = Landscape.newDatabase();
    private final Path keyFile = Landscape.newKeyFile();
    private final Path connections = keyFile.resolveSibling("connections");
    private Running service;

    private Webhooks() throws IOException {
        Files.createDirectory(connections);
        for (String tool : ToolDelivery.tools()) {
            connect(tool, tool);
            for (String origin : List.of(ToolDelivery.MADE, ToolDelivery.RECORDED)) {
                connect(tool + "-forward-" + origin, tool, STAFF);
                connect(tool + "-reversed-" + origin, tool, STAFF);
            }
            connect(tool + "-mutated", tool);
        }
        connect("standard", "standard");
        Files.writeString(connections.resolve("keyless.yaml"), "tool: github\n");
        service = running();
    }

    static Webhooks start() {
        try {
            return new Webhooks();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Running running() {
        return Running.withoutKafka(database, keyFile, "--engagement.connections=" + connections);
    }

    /** Starts the service again after a test has ended it. */
    void startAgain() {
        service = running();
    }

    Running service() {
        return service;
    }

    JdbcTemplate jdbc() {
        return service.bean(JdbcTemplate.class);
    }

    void connect(String name, String tool, String... settings) throws IOException {
        Files.writeString(
                connections.resolve(name + ".yaml"),
                "tool: %s\nsecrets: [an older one, %s, %s]\n".formatted(tool, SECRET, SIGNING)
                        + String.join("\n", settings));
    }

    void disconnect(String name) {
        try {
            Files.delete(connections.resolve(name + ".yaml"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Forgets the deliveries of earlier tests. */
    void empty() {
        jdbc().update("delete from delivery");
    }

    /** The headers with which the tool would deliver that body. */
    static Map<String, String> signed(String tool, String id, byte[] body) {
        boolean standard = tool.equals("gitlab") || tool.equals("standard");
        return Signing.headers(tool, id, body, standard ? SIGNING : SECRET);
    }

    /** Delivers a body of that tool, and returns the status of the answer. */
    int deliver(String connection, String tool, String id, byte[] body) {
        return service.post("/webhooks/" + connection, signed(tool, id, body), body)
                .status();
    }

    int deliver(String connection, ToolDelivery delivery) {
        return deliver(connection, delivery.tool(), delivery.file(), delivery.body());
    }

    /** A GitHub issue that is opened. */
    static byte[] issue(String number) {
        return """
                {"action":"opened","repository":{"full_name":"o/r"},"sender":{"login":"ana"},"issue":{"number":"%s",\
                "title":"Very Secret Title","user":{"login":"ana"},"created_at":"2026-01-01T00:00:00Z"}}""".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    long count(String sql, Object... arguments) {
        Long count = jdbc().queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    void awaitWorkedOff() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(WAITING) == 0);
    }

    /** Runs it while no delivery can be worked off. */
    void held(Runnable action) {
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc().queryForList("select pg_advisory_xact_lock(?)", 0x77656268_6f6f6b73L);
            action.run();
        });
    }

    @Override
    public void close() {
        service.close();
    }
}

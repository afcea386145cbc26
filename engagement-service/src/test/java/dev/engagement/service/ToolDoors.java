package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.jdbc.core.JdbcTemplate;

/** One running service with connections, delivered to as the tools do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ToolDoors {
    static final String SECRET = "the secret";
    static final Path SHEETS = Path.of("../docs/connections");

    final Path connections;
    final Running service;
    private final JdbcTemplate jdbc;

    ToolDoors(Path connections) {
        this.connections = connections;
        service = Running.withoutKafka(
                Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.connections=" + connections);
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** The stories of these tools, each with a connection of its own: tool, connection, sentence, story. */
    static Stream<Arguments> storiesOf(String... tools) {
        return Stream.of(tools).flatMap(tool -> {
            List<Story> stories = Stories.of(tool);
            return IntStream.range(0, stories.size())
                    .mapToObj(n ->
                            Arguments.of(tool, tool + "-" + n, stories.get(n).sentence(), stories.get(n)));
        });
    }

    void connect(String name, String tool, String settings) throws IOException {
        String more = settings.isEmpty() ? "" : ", " + settings.substring(1, settings.length() - 1);
        Files.writeString(
                connections.resolve(name + ".yaml"), "{tool: %s, secrets: [%s]%s}".formatted(tool, SECRET, more));
    }

    /** Writes the connection as {@code ./engagement connect} does, and its mapping beside it; the answer is the sheet. */
    String connectBySheet(String name, String tool) throws IOException {
        String sheet = Files.readString(SHEETS.resolve(tool + ".yaml"))
                .replace("{url}", "http://127.0.0.1:" + service.port() + "/webhooks/" + name)
                .replace("{name}", name)
                .replace("{secret}", SECRET)
                .replace("secrets: []", "secrets: [" + SECRET + "]");
        Path mapping = SHEETS.resolve(tool + ".mapping.yaml");
        if (Files.exists(mapping)) {
            Files.copy(mapping, connections.resolve(name + ".mapping.yaml"));
        }
        Files.writeString(connections.resolve(name + ".yaml"), sheet);
        return sheet;
    }

    void deliver(String connection, Map<String, String> headers, String body) {
        assertThat(service.post("/webhooks/" + connection, headers, body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .as(body)
                .isEqualTo(202);
    }

    static Map<String, String> signed(String tool, String body) {
        return Signing.headers(tool, UUID.randomUUID().toString(), body.getBytes(StandardCharsets.UTF_8), SECRET);
    }

    void awaitWorkedOff() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.queryForList("select 1 from delivery where trouble is null", Integer.class)
                        .isEmpty());
        assertThat(service.getText("/v1/quarantine")).contains("\"deliveries\":[]");
    }

    /** The entries of a connection in their order of recording: subject, instant and name. */
    List<String> entries(String connection) {
        return jdbc.queryForList(
                "select aggregate_identifier || ' ' || (meta_data::json->>'occurredAt') || ' ' ||"
                        + " replace(payload_type, 'dev.engagement.', '') from event"
                        + " where aggregate_identifier like ? || ':%'",
                String.class, connection);
    }

    static List<String> names(List<String> entries) {
        return entries.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    /** Delivers a story, and waits until all of it is recorded. */
    final void live(String connection, String tool, Story story) {
        story.steps().forEach(step -> deliver(connection, signed(tool, step.delivery()), step.delivery()));
        awaitWorkedOff();
    }

    /** The lines of a story without the data: subject, instant and name. */
    static List<String> told(Story story) {
        return story.steps().stream()
                .flatMap(step -> step.told().stream())
                .map(line -> line.substring(0, line.indexOf(" {")))
                .toList();
    }
}

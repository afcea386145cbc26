package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The doors of tools that are a sheet and a mapping, connected as their sheets say. */
class MappedDoorsTest extends ToolDoors {
    MappedDoorsTest(@TempDir Path connections) {
        super(connections);
    }

    static Stream<Arguments> stories() {
        return storiesOf(
                "alertmanager", "azure-devops", "freshservice", "glpi", "mapped", "opsgenie", "request-tracker");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("stories")
    void each_story_is_recorded_as_it_is_told(String tool, String connection, String sentence, Story story)
            throws IOException {
        connectBySheet(connection, tool);
        live(connection, tool, story);
        live(connection, tool, story);

        assertThat(entries(connection))
                .as(sentence)
                .containsExactlyInAnyOrderElementsOf(told(story).stream()
                        .map(line -> line.replace(tool + ":", connection + ":"))
                        .toList());
    }

    @Test
    void what_of_a_delivery_is_understood_is_recorded_and_the_rest_waits_in_quarantine() throws IOException {
        Files.writeString(connections.resolve("desk-map.yaml"), """
                {request: key, time: {column: at}, rules: [{tell: request-opened, first: true,
                 data: {activity: ticket, service: desk, priority: "${level}"}}]}""");
        Files.writeString(connections.resolve("desk.yaml"), """
                {tool: mapped, mapping: desk-map.yaml, signature: {header: X-Desk, scheme: token}, secrets: [%s]}""".formatted(SECRET));
        String body = "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\",\"level\":\"loud\"}";

        assertThat(service.post("/webhooks/desk", Map.of("X-Desk", "another"), bytes(body))
                        .status())
                .isEqualTo(401);
        assertThat(service.post("/webhooks/desk-map", Map.of("X-Desk", SECRET), bytes(body))
                        .status())
                .isEqualTo(404);
        deliver("desk", Map.of("X-Desk", SECRET), body);
        deliver("desk", Map.of("X-Desk", SECRET), "{\"key\":2}");
        deliver("desk", Map.of("X-Desk", SECRET), "no json");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(service.getText("/v1/quarantine"))
                .contains("half-understood", "priority", "invalid-field", "malformed"));

        assertThat(entries("desk")).containsExactly("desk:1 2026-01-05T09:00:00Z request-opened");
        service.get("/v1/quarantine")
                .body()
                .path("deliveries")
                .forEach(kept -> service.ask(
                        "DELETE", "/v1/quarantine/" + kept.path("id").asString(), Map.of(), ""));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

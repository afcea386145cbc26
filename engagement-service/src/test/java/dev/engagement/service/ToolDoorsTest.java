package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The doors of all tools, with the recorded entries as their only memory. */
class ToolDoorsTest extends ToolDoors {
    ToolDoorsTest(@TempDir Path connections) {
        super(connections);
    }

    static Stream<Arguments> stories() {
        return storiesOf(
                "github", "gitlab", "gitea", "jira", "pagerduty", "zendesk", "freshdesk", "servicenow", "zammad");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("stories")
    void each_story_is_recorded_as_it_is_told(String tool, String connection, String sentence, Story story)
            throws IOException {
        if ("sheet".equals(story.settings())) {
            connectBySheet(connection, tool);
        } else {
            connect(connection, tool, story.settings() == null ? "" : story.settings());
        }
        live(connection, tool, story);
        List<String> told = told(story).stream()
                .map(line -> line.replace(tool + ":", connection + ":"))
                .toList();
        assertThat(entries(connection)).as(sentence).hasSameSizeAs(told);
        assertThat(entries(connection))
                .containsAll(told.stream()
                        .filter(line -> !line.contains(Door.ARRIVAL.toString()))
                        .toList());
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
        deliver("unsigned", Map.of("X-Engagement-Token", SECRET, "Content-Type", "application/json"), """
                {"webhookEvent":"jira:issue_updated","timestamp":1767603600000,"user":{"accountId":"ben"},"issue":{"key":"A-1"},
                 "changelog":{"items":[{"field":"status","fromString":"Hibernating","toString":"Dreaming"}]}}""");
        awaitWorkedOff();
        assertThat(service.getText("/v1/connections"))
                .contains("{\"state\":\"Hibernating\",\"deliveries\":1,", "{\"state\":\"Dreaming\",\"deliveries\":1,");
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
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.measures.RealLogs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real log goes over the topic, and the scorecard over HTTP says what another program says. */
class EndToEndOracleTest {
    private static final Instant RECORDED = Instant.parse("2026-03-02T09:00:00Z");
    private final List<String> wrong = new ArrayList<>();

    @Test
    void the_help_desks_log_over_the_topic_gives_the_figures_of_another_program() {
        assumeThat(RealLogs.folder()).as("the folder with the real logs").isPresent();
        Path folder = RealLogs.folder().orElseThrow();
        JsonNode expected = RealLogs.expected(folder, "helpdesk");
        try (Stage stage = new Stage().withTopics();
                Service service = stage.service(Stage.database())) {
            for (List<Recorded> story :
                    RealLogs.entries(folder, "helpdesk", RECORDED).values()) {
                stage.publish(story);
            }
            stage.complete(RECORDED.plusSeconds(1));
            service.awaitComplete(RECORDED.plusSeconds(1));

            for (String part : List.of("whole", "cut")) {
                String query = "/v1/scorecard?where=source:/tools/helpdesk&happened="
                        + expected.get(part).get("happened").asString();
                compare(
                        part,
                        expected.get(part).get("all"),
                        service.get(query).json().get("groups").get(0));
                JsonNode groups = service.get(query + "&by=urgency").json().get("groups");
                assertThat(groups.size())
                        .isEqualTo(expected.get(part).get("by urgency").size());
                for (JsonNode group : groups) {
                    String urgency = group.get("key").get("urgency").asString();
                    compare(
                            part + " " + urgency,
                            expected.get(part).get("by urgency").get(urgency),
                            group);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private void compare(String where, JsonNode expected, JsonNode group) {
        assertThat(group.get("requests").asInt())
                .isEqualTo(expected.get("requests").asInt());
        expected.properties().forEach(measure -> {
            if (measure.getValue().isObject()) {
                JsonNode actual = group.get("measures").get(measure.getKey());
                compareFigures(
                        where + " " + measure.getKey(),
                        measure.getValue(),
                        actual.has("elapsed") ? actual.get("elapsed") : actual);
            }
        });
    }

    private void compareFigures(String where, JsonNode expected, @Nullable JsonNode actual) {
        expected.properties().forEach(figure -> {
            JsonNode is = actual == null ? null : actual.get(figure.getKey());
            if (figure.getValue().isObject()) {
                compareFigures(where + " " + figure.getKey(), figure.getValue(), is);
            } else if (is == null
                    || is.isNull() != figure.getValue().isNull()
                    || Math.abs(is.asDouble(0) - figure.getValue().asDouble(0)) > 1e-6) {
                wrong.add(where + " " + figure.getKey() + ": expected " + figure.getValue() + " but is " + is);
            }
        });
    }
}

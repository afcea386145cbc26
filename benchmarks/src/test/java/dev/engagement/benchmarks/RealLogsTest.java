package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.engagement.benchmarks.Installed.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two logs of real organisations, imported as a user would, give the figures that a right system shows. */
class RealLogsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_logs_give_the_expected_figures_and_a_second_import_changes_none() throws Exception {
        Optional<Path> shared = Installed.sharedData();
        assumeTrue(shared.isPresent(), "left out: there is no folder shared/data beside the project");
        Path entries = shared.orElseThrow().resolve("entries");
        try (Installed installed = Installed.start(folder.resolve("data"))) {
            Imported helpdesk = installed.importFile(entries.resolve("helpdesk.ndjson.gz"));
            assertThat(helpdesk.said()).contains("27,243 recorded, 131 duplicates, 0 rejected");
            installed.awaitVisible();
            Instant between = Instant.now();
            installed.awaitVisible();
            String before = installed.ask("/v1/scorecard?by=urgency&known=" + between);
            Imported volvo = installed.importFile(entries.resolve("volvo-incidents.ndjson.gz"));
            assertThat(volvo.said()).contains("120,180 recorded, 0 duplicates, 0 rejected");
            installed.awaitVisible();

            assertExpected(installed, entries, "helpdesk", "/tools/helpdesk");
            assertExpected(installed, entries, "volvo-incidents", "/tools/vinst");

            assertThat(installed
                            .importFile(entries.resolve("helpdesk.ndjson.gz"))
                            .said())
                    .contains("0 recorded, 27,374 duplicates, 0 rejected");
            assertThat(installed
                            .importFile(entries.resolve("volvo-incidents.ndjson.gz"))
                            .said())
                    .contains("0 recorded, 120,180 duplicates, 0 rejected");
            installed.awaitVisible();
            assertExpected(installed, entries, "helpdesk", "/tools/helpdesk");
            assertExpected(installed, entries, "volvo-incidents", "/tools/vinst");
            assertThat(installed.ask("/v1/scorecard?by=urgency&known=" + between))
                    .isEqualTo(before);
            assertThat(Topic.read(installed.brokers()).disorder()).isEmpty();
        }
    }

    private static void assertExpected(Installed installed, Path entries, String log, String source)
            throws IOException, InterruptedException {
        JsonNode expected = new JsonMapper().readTree(Files.readAllBytes(entries.resolve(log + ".expected.json")));
        for (String extent : new String[] {"whole", "cut"}) {
            JsonNode figures = expected.path(extent);
            String query = "/v1/scorecard?where=source:" + source + "&happened="
                    + figures.path("happened").asString();
            JsonNode all = installed.askJson(query).path("groups");
            assertThat(all.size()).isEqualTo(1);
            assertGroup(log + " " + extent + " all", figures.path("all"), all.path(0));
            JsonNode byUrgency = installed.askJson(query + "&by=urgency").path("groups");
            assertThat(byUrgency.size()).isEqualTo(figures.path("by urgency").size());
            for (JsonNode group : byUrgency) {
                String urgency = group.at("/key/urgency").asString();
                assertGroup(
                        log + " " + extent + " " + urgency,
                        figures.path("by urgency").path(urgency),
                        group);
            }
        }
    }

    private static void assertGroup(String where, JsonNode expected, JsonNode group) {
        assertThat(expected.isObject()).as(where).isTrue();
        expected.properties().forEach(measure -> {
            String name = measure.getKey();
            if (name.equals("requests")) {
                assertThat(group.path(name).asLong())
                        .as(where)
                        .isEqualTo(measure.getValue().asLong());
                return;
            }
            JsonNode given = group.path("measures").path(name);
            JsonNode figures = given.has("elapsed") ? given.path("elapsed") : given;
            boolean seconds = given.path("unit").asString().equals("seconds");
            assertFigures(where + " " + name, measure.getValue(), figures, seconds ? 0.5 : 1e-6);
        });
    }

    private static void assertFigures(String where, JsonNode expected, JsonNode given, double tolerance) {
        expected.properties().forEach(figure -> {
            JsonNode value = given.path(figure.getKey());
            String what = where + " " + figure.getKey();
            if (figure.getValue().isObject()) {
                assertFigures(what, figure.getValue(), value, tolerance);
            } else if (figure.getValue().isNull()) {
                assertThat(value.isNull() || value.isMissingNode()).as(what).isTrue();
            } else {
                assertThat(value.isNumber()).as(what + " in " + given).isTrue();
                assertThat(value.asDouble())
                        .as(what)
                        .isCloseTo(figure.getValue().asDouble(), within(tolerance));
            }
        });
    }
}

package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two logs of real organisations, imported as a user would, into two instances of each service at once of which one is
 * killed meanwhile, give the figures that a right system shows.
 */
class RealLogsTest {
    private static final long HELPDESK = 27_243;
    private static final long VOLVO = 120_180;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void two_instances_of_each_service_one_of_them_killed_give_the_expected_figures_and_a_second_import_changes_none()
            throws Exception {
        Optional<Path> shared = Project.sharedData();
        assumeTrue(shared.isPresent(), "left out: there is no folder shared/data beside the project");
        Path entries = shared.orElseThrow().resolve("entries");
        Path helpdesk = entries.resolve("helpdesk.ndjson.gz");
        Path volvo = entries.resolve("volvo-incidents.ndjson.gz");
        try (Installed installed = Installed.start(folder.resolve("data"));
                Instance service = Instance.beside(installed, "engagement-service");
                Instance reporting = Instance.beside(installed, "reporting-service")) {
            assertThat(installed.importFile(helpdesk, service.url()).said())
                    .contains("27,243 recorded, 131 duplicates, 0 rejected");
            installed.awaitVisible();
            Instant between = Instant.now();
            installed.awaitVisible();
            String before = installed.questions().ask("/v1/scorecard?by=urgency&known=" + between);

            CompletableFuture<EngagementCommand.CommandResult> one = installed.importing(volvo, installed.service());
            CompletableFuture<EngagementCommand.CommandResult> other = installed.importing(volvo, service.url());
            installed.await("some of it", () -> recorded(installed) > HELPDESK + VOLVO / 4);
            installed.kill("engagement-service");
            reporting.kill();
            try (Instance anew = Instance.beside(installed, "reporting-service")) {
                assertThat(List.of(one.join(), other.join()))
                        .allSatisfy(imported ->
                                assertThat(imported.exit()).as(imported.said()).isZero());
                installed.awaitVisible();

                assertThat(recorded(installed)).isEqualTo(HELPDESK + VOLVO);
                assertExpected(installed, entries, "helpdesk", "/tools/helpdesk");
                assertExpected(installed, entries, "volvo-incidents", "/tools/vinst");

                assertThat(installed.importFile(helpdesk).said()).contains("0 recorded, 27,374 duplicates, 0 rejected");
                assertThat(installed.importFile(volvo, service.url()).said())
                        .contains("0 recorded, 120,180 duplicates, 0 rejected");
                installed.awaitVisible();
                assertExpected(installed, entries, "helpdesk", "/tools/helpdesk");
                assertExpected(installed, entries, "volvo-incidents", "/tools/vinst");
                for (URI instance : List.of(installed.reporting("/"), anew.url())) {
                    assertThat(installed.questions().ask(instance.resolve("/v1/scorecard?by=urgency&known=" + between)))
                            .isEqualTo(before);
                }
            }
            Topic.Finding topic = Topic.read(installed);
            assertThat(topic.disorder()).isEmpty();
            assertThat(topic.entries().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(HELPDESK + VOLVO);
        }
    }

    private static long recorded(Installed installed) {
        try (Connection connection = installed.database("engagement");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from message")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException | IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void assertExpected(Installed installed, Path entries, String log, String source)
            throws IOException, InterruptedException {
        JsonNode expected = new JsonMapper().readTree(Files.readAllBytes(entries.resolve(log + ".expected.json")));
        for (String extent : new String[] {"whole", "cut"}) {
            JsonNode figures = expected.path(extent);
            String query = "/v1/scorecard?where=source:" + source + "&happened="
                    + figures.path("happened").asString();
            JsonNode all = installed.questions().askJson(query).path("groups");
            assertThat(all.size()).isEqualTo(1);
            assertGroup(log + " " + extent + " all", figures.path("all"), all.path(0));
            JsonNode byUrgency =
                    installed.questions().askJson(query + "&by=urgency").path("groups");
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

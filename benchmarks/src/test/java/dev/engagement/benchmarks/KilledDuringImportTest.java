package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs with known figures, imported as a user would, into two instances of each service at once of which one is killed meanwhile, give the
 * figures that a right system shows. Where real logs are at hand a build takes the smaller one, {@code -Pcampaigns} both; else an invented
 * one makes up the bulk.
 */
class KilledDuringImportTest {
    private static final String DESK = "reporting-service/src/test/resources/logs/desk/";
    private static final int EARLIER = 200;
    private static final int INVENTED = 2_000;

    @TempDir
    private Path folder = Path.of("");

    private final List<ImportedLog> logs = new ArrayList<>();

    /** A log with the number of its lines, of those that are not told twice, and its known figures, if there are any. */
    private record ImportedLog(
            String name,
            Path file,
            String source,
            long lines,
            long entries,
            @Nullable Path figures) {}

    @BeforeEach
    void find() throws IOException {
        Path desk = Project.root().resolve(DESK);
        logs.add(new ImportedLog(
                "desk", desk.resolve("desk.ndjson"), "/tools/desk", 58, 57, desk.resolve("desk.expected.json")));
        Optional<Path> real = Project.sharedData().map(data -> data.resolve("entries"));
        if (real.isEmpty()) {
            Path invented = Tale.file("company", 2, INVENTED);
            long lines = Files.readAllLines(invented).size();
            logs.add(new ImportedLog("company", invented, "/tools/company", lines, lines, null));
            return;
        }
        logs.add(real(real.get(), "helpdesk", "/tools/helpdesk", 27_374, 27_243));
        if (Boolean.getBoolean("campaigns")) {
            logs.add(real(real.get(), "volvo-incidents", "/tools/vinst", 120_180, 120_180));
        }
    }

    private static ImportedLog real(Path folder, String name, String source, long lines, long entries) {
        return new ImportedLog(
                name,
                folder.resolve(name + ".ndjson.gz"),
                source,
                lines,
                entries,
                folder.resolve(name + ".expected.json"));
    }

    @Test
    void two_instances_of_each_service_one_of_them_killed_give_the_expected_figures_and_a_second_import_changes_none()
            throws Exception {
        try (Installed installed = Installed.start(folder.resolve("data"));
                Instance service = Instance.beside(installed, "engagement-service");
                Instance reporting = Instance.beside(installed, "reporting-service")) {
            Path earlier = Tale.file("earlier", 1, EARLIER);
            long told = Files.readAllLines(earlier).size();
            assertThat(installed.importFile(earlier, service.url()).said())
                    .contains("%,d recorded, 0 duplicates, 0 rejected".formatted(told));
            installed.awaitVisible();
            Instant between = Instant.now();
            installed.awaitVisible();
            String before = installed.questions().ask("/v1/scorecard?by=urgency&known=" + between);

            List<CompletableFuture<EngagementCommand.CommandResult>> imports = new ArrayList<>();
            for (ImportedLog log : logs) {
                imports.add(installed.importing(log.file(), installed.service()));
                imports.add(installed.importing(log.file(), service.url()));
            }
            installed.await("some of it", () -> recorded(installed) > told + entries() / 4);
            installed.kill("engagement-service");
            reporting.kill();
            try (Instance anew = Instance.beside(installed, "reporting-service")) {
                assertThat(imports).allSatisfy(one -> assertThat(one.join().exit())
                        .as(one.join().said())
                        .isZero());
                installed.awaitVisible();
                assertThat(recorded(installed)).isEqualTo(told + entries());
                assertExpected(installed);

                for (ImportedLog log : logs) {
                    assertThat(installed.importFile(log.file(), service.url()).said())
                            .contains("0 recorded, %,d duplicates, 0 rejected".formatted(log.lines()));
                }
                installed.awaitVisible();
                assertExpected(installed);
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
                    .isEqualTo(told + entries());
        }
    }

    private long entries() {
        return logs.stream().mapToLong(ImportedLog::entries).sum();
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

    private void assertExpected(Installed installed) throws InterruptedException {
        for (ImportedLog log : logs) {
            if (log.figures() != null) {
                JsonNode expected = new JsonMapper().readTree(log.figures().toFile());
                assertExpected(installed, log.name(), log.source(), expected);
            }
        }
    }

    private static void assertExpected(Installed installed, String log, String source, JsonNode expected)
            throws InterruptedException {
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

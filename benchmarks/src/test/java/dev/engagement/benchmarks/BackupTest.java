package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A copy of an installation that runs becomes another one with the same figures. */
@Demo
class BackupTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_backup_of_a_running_installation_restored_into_an_empty_folder_gives_the_same_figures(Installed installed)
            throws Exception {
        installed.awaitVisible();
        JsonNode warnings = warned(installed);
        Instant known = installed.questions().completeTo().orElseThrow().truncatedTo(ChronoUnit.MILLIS);
        Path file = folder.resolve("demo.backup");
        Path figures = exported(installed);

        EngagementCommand.CommandResult backup =
                EngagementCommand.run("backup", file.toString(), "--data=" + installed.data());

        assertThat(backup.exit()).as(backup.said()).isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Path data = folder.resolve("restored");
        EngagementCommand.CommandResult restore = EngagementCommand.run("restore", file.toString(), "--data=" + data);
        assertThat(restore.exit()).as(restore.said()).isZero();
        assertThat(EngagementCommand.run("restore", file.toString(), "--data=" + data)
                        .said())
                .contains("is an installation already");
        assertThat(data.resolve("installation.key"))
                .hasSameBinaryContentAs(installed.data().resolve("installation.key"));
        try (Installed restored = Installed.start(data)) {
            restored.awaitVisible();
            assertThat(restored.questions().askJson("/v1/warnings")).isEqualTo(warnings);
            for (String question : new String[] {"/v1/scorecard?by=urgency", "/v1/scorecard?by=team"}) {
                assertThat(asked(restored, question, known)).isEqualTo(asked(installed, question, known));
            }
            assertThat(restored.questions().askJson("/v1/requests?limit=1").toString())
                    .contains("request");
            compare(figures, restored);
        }
    }

    /** Exports the figures of requests that were over long ago. */
    private Path exported(Installed installed) throws Exception {
        Path figures = folder.resolve("figures.json");
        Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS);
        EngagementCommand.CommandResult export = EngagementCommand.run(
                "benchmark",
                "export",
                "--provider=twin",
                "--from=" + now.minus(300, ChronoUnit.DAYS),
                "--to=" + now.minus(150, ChronoUnit.DAYS),
                "--by=urgency",
                "--out=" + figures,
                "--url=" + installed.reporting("/"));
        assertThat(export.exit()).as(export.said()).isZero();
        return figures;
    }

    /** The record is the same, so the figures of one installation are those of the other. */
    private static void compare(Path figures, Installed restored) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(
                                    HttpRequest.newBuilder(restored.service().resolve("/v1/benchmarks/twin"))
                                            .header("Content-Type", "application/json")
                                            .PUT(BodyPublishers.ofFile(figures))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }
        restored.await("the set", () -> !compared(restored).isEmpty());
        List<JsonNode> compared = compared(restored);
        assertThat(compared.stream().filter(figure -> !figure.get("small").asBoolean()))
                .hasSizeGreaterThan(40);
        assertThat(compared.stream().flatMap(figure -> figure.get("gaps").valueStream()))
                .allSatisfy(gap -> assertThat(gap.asDouble()).isZero());
    }

    private static List<JsonNode> compared(Installed restored) {
        return restored.questions()
                .now("/v1/comparison")
                .get("providers")
                .valueStream()
                .filter(provider -> provider.get("provider").asString().equals("twin"))
                .flatMap(provider -> provider.get("figures").valueStream())
                .toList();
    }

    /** Leaves a warning in the outbox, which makes its tables when it is asked, and returns all. */
    private static JsonNode warned(Installed installed) throws Exception {
        installed.questions().askJson("/v1/warnings");
        try (Connection outbox = installed.database("outbox");
                Statement statement = outbox.createStatement()) {
            statement.execute(
                    "insert into warning (id, subscription, subject, target, due, step, step_at, decided_at, state,"
                            + " urgency) values ('w1', 'leads', 'demo:1', 'promise', now(), 'missed', now(), now(), 'open', 'high')");
        }
        JsonNode warnings = installed.questions().askJson("/v1/warnings");
        assertThat(warnings.toString()).contains("\"w1\"");
        return warnings;
    }

    private static JsonNode asked(Installed installed, String question, Instant known) throws InterruptedException {
        return installed.questions().askJson(question + "&known=" + known);
    }

    @Test
    void what_is_no_backup_is_refused_and_leaves_no_installation_behind() throws Exception {
        Path file = Files.writeString(folder.resolve("other.zip"), "no zip at all");

        EngagementCommand.CommandResult restore =
                EngagementCommand.run("restore", file.toString(), "--data=" + folder.resolve("new"));

        assertThat(restore.exit()).isEqualTo(2);
        assertThat(restore.said()).contains("is not a backup");
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(EngagementCommand.run("backup", file.toString(), "--data=" + folder.resolve("new"))
                        .said())
                .contains("is not a data folder");
    }
}

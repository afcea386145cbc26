package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same log under several names: once undisturbed, then once for each process, which is killed in the middle of the
 * import. The figures must be the same.
 */
class CrashTest {
    private static final int REQUESTS = 400;
    private static final long SEED = 42;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void kills_in_the_middle_of_an_import_lose_nothing_and_count_nothing_twice() throws Exception {
        try (Installed installed = Installed.start(folder.resolve("data"))) {
            Path calm = Tale.file("calm", SEED, REQUESTS);
            long lines = Files.readAllLines(calm).size();
            assertThat(installed.importFile(calm))
                    .extracting(EngagementCommand.CommandResult::exit)
                    .isEqualTo(0);
            installed.awaitVisible();
            Instant between = Instant.now();
            installed.awaitVisible();
            String before = installed.questions().ask("/v1/scorecard?by=urgency&known=" + between);

            for (String part : Installed.PARTS) {
                Path stormy = Tale.file(part, SEED, REQUESTS);
                importWhileKilling(installed, part, stormy, lines);
            }
            for (String part : Installed.PARTS) {
                installed.await(part + " is back", () -> installed.said().contains(part + " is back"));
                assertThat(recorded(installed, part)).isEqualTo(lines);
            }
            assertThat(installed
                            .importFile(Tale.file("engagement-service", SEED, REQUESTS))
                            .said())
                    .contains("0 recorded, %,d duplicates, 0 rejected".formatted(lines));

            installed.awaitVisible();
            // Asked last, since who overtakes whom depends on all requests of a team, whatever tool tells of them.
            JsonNode undisturbed = figures(installed, "calm");
            for (String part : Installed.PARTS) {
                assertThat(figures(installed, part))
                        .as("after a kill of " + part)
                        .isEqualTo(undisturbed);
            }
            assertThat(installed.questions().ask("/v1/scorecard?by=urgency&known=" + between))
                    .isEqualTo(before);
            Topic.Finding topic = Topic.read(installed);
            int tales = 1 + Installed.PARTS.size();
            assertThat(topic.disorder()).isEmpty();
            assertThat(topic.entries()).hasSize(tales * REQUESTS);
            assertThat(topic.entries().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(tales * lines);
        }
    }

    private static void importWhileKilling(Installed installed, String part, Path file, long lines) throws Exception {
        CompletableFuture<EngagementCommand.CommandResult> importing = installed.importing(file, installed.service());
        installed.await("the first of " + part, () -> importing.isDone() || recorded(installed, part) > 0);
        assertThat(recorded(installed, part))
                .as("recorded when " + part + " is killed")
                .isLessThan(lines);
        installed.kill(part);
        assertThat(importing.join().exit()).isZero();
    }

    private static long recorded(Installed installed, String tool) {
        try (Connection connection = installed.database("engagement");
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from message where source = '/tools/' || ?")) {
            count.setString(1, tool);
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException | IOException away) {
            return 0;
        }
    }

    private static JsonNode figures(Installed installed, String tool) throws InterruptedException {
        return installed
                .questions()
                .askJson("/v1/scorecard?by=urgency&by=service&where=source:/tools/" + tool
                        + "&happened=2025-03-20T00:00:00Z")
                .path("groups");
    }
}

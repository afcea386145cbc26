package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.benchmarks.Installed.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same log twice, under two names: once undisturbed, once while each process in turn is killed in the middle. The
 * figures must be the same.
 */
class CrashTest {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 42;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void kills_in_the_middle_of_an_import_lose_nothing_and_count_nothing_twice() throws Exception {
        Path calm = Tale.file("calm", SEED, REQUESTS);
        Path stormy = Tale.file("stormy", SEED, REQUESTS);
        long lines = Files.readAllLines(stormy).size();
        try (Installed installed = Installed.start(folder.resolve("data"))) {
            assertThat(installed.importFile(calm)).extracting(Imported::exit).isEqualTo(0);
            installed.awaitVisible();
            JsonNode undisturbed = figures(installed, "calm");
            Instant between = Instant.now();
            installed.awaitVisible();
            String before = installed.ask("/v1/scorecard?by=urgency&known=" + between);

            CompletableFuture<List<Imported>> importing =
                    CompletableFuture.supplyAsync(() -> untilDone(installed, stormy));
            long share = 1;
            for (String part : Installed.PARTS) {
                long reached = lines * share / 6;
                installed.await(reached + " recorded", () -> importing.isDone() || recorded(installed) >= reached);
                assertThat(importing)
                        .as("the import was over before " + part + " was killed")
                        .isNotDone();
                installed.kill(part);
                installed.await(part + " is back", () -> installed.said().contains(part + " is back"));
                share++;
            }
            List<Imported> tries = importing.join();
            assertThat(tries.getLast().exit()).isZero();
            Imported again = installed.importFile(stormy);
            installed.awaitVisible();

            assertThat(again.said()).contains("0 recorded, %,d duplicates, 0 rejected".formatted(lines));
            assertThat(recorded(installed)).isEqualTo(lines);
            assertThat(figures(installed, "stormy")).isEqualTo(undisturbed);
            assertThat(installed.ask("/v1/scorecard?by=urgency&known=" + between))
                    .isEqualTo(before);
            Topic.Finding topic = Topic.read(installed.brokers());
            assertThat(topic.disorder()).isEmpty();
            assertThat(topic.entries().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2 * lines);
            assertThat(topic.entries()).hasSize(2 * REQUESTS);
        }
    }

    private static List<Imported> untilDone(Installed installed, Path file) {
        try {
            List<Imported> tries = new ArrayList<>();
            do {
                tries.add(installed.importFile(file));
            } while (tries.getLast().exit() == 2 && tries.size() < 20);
            return tries;
        } catch (IOException | InterruptedException fault) {
            throw new CompletionException(fault);
        }
    }

    private static long recorded(Installed installed) {
        try (Connection connection = installed.database("engagement");
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from message where source = '/tools/stormy'")) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException | IOException away) {
            return 0;
        }
    }

    private static JsonNode figures(Installed installed, String tool) throws InterruptedException {
        return installed
                .askJson("/v1/scorecard?by=urgency&by=service&where=source:/tools/" + tool
                        + "&happened=2025-03-20T00:00:00Z")
                .path("groups");
    }
}

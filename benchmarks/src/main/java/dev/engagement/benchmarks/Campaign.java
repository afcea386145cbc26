package dev.engagement.benchmarks;

import dev.engagement.benchmarks.Installed.Imported;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Kills processes at random moments of one import after the other, for as long as it is told, and compares the figures
 * of each with those of an import that nobody disturbed. Ends with an error at the first difference.
 *
 * <pre>benchmarks/run Campaign [minutes] [seed]</pre>
 */
public final class Campaign {
    private static final int REQUESTS = 600;
    private static final long TALE = 42;
    private static final int LONGEST_WAIT_MILLIS = 4_000;

    private Campaign() {}

    /** Runs for 30 minutes with the seed 1 unless told otherwise. */
    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 30);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Random random = new Random(seed);
        Instant end = Instant.now().plus(length);
        System.out.println("seed " + seed);
        try (Installed installed =
                Installed.start(Files.createTempDirectory("campaign").resolve("data"))) {
            installed.importFile(Tale.file("calm", TALE, REQUESTS));
            for (int round = 1; Instant.now().isBefore(end); round++) {
                String tool = "round" + round;
                String part = Installed.PARTS.get(random.nextInt(Installed.PARTS.size()));
                int wait = random.nextInt(LONGEST_WAIT_MILLIS);
                importWhileKilling(installed, tool, part, wait);
                // Both now: who overtakes whom depends on all requests of a team, whatever tool tells of them.
                if (!figures(installed, tool).equals(figures(installed, "calm"))) {
                    throw new IllegalStateException(
                            "round %d, %s killed after %d ms: other figures".formatted(round, part, wait));
                }
                System.out.printf("round %d, %s killed after %d ms: the same figures%n", round, part, wait);
            }
            Topic.Finding topic = Topic.read(installed);
            if (!topic.disorder().isEmpty()) {
                throw new IllegalStateException("out of order in the topic: " + topic.disorder());
            }
            System.out.printf("%d records repeated in the topic, none out of order%n", topic.repeats());
        }
    }

    private static void importWhileKilling(Installed installed, String tool, String part, int wait) throws Exception {
        Path file = Tale.file(tool, TALE, REQUESTS);
        CompletableFuture<Imported> importing = installed.importing(file, installed.service());
        TimeUnit.MILLISECONDS.sleep(wait);
        String before = installed.said();
        installed.kill(part);
        Imported imported = importing.join();
        if (imported.exit() != 0) {
            throw new IllegalStateException(imported.said());
        }
        installed.await(
                part + " is back",
                () -> installed.said().substring(before.length()).contains(part + " is back"));
    }

    private static JsonNode figures(Installed installed, String tool) throws InterruptedException {
        installed.awaitVisible();
        return installed
                .questions()
                .askJson("/v1/scorecard?by=urgency&by=service&where=source:/tools/" + tool
                        + "&happened=2025-03-20T00:00:00Z")
                .path("groups");
    }
}

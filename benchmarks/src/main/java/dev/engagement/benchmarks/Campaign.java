package dev.engagement.benchmarks;

import dev.engagement.benchmarks.EngagementCommand.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Causes one mishap after another while an import runs: killed processes, hostile files, slow senders, a database that hangs, a broker that
 * loses its tail. Compares each import's figures with those of an undisturbed one, and checks all the while that nothing incomplete is
 * called complete. Ends with an error at the first difference.
 *
 * <pre>benchmarks/run Campaign [minutes] [seed]</pre>
 */
public final class Campaign {
    private static final int REQUESTS = 600;
    private static final long TALE = 42;
    private static final int LONGEST_WAIT_MILLIS = 4_000;

    private Campaign() {}

    /** Runs for 30 minutes with the seed 1 by default. */
    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 30);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Random random = new Random(seed);
        Instant end = Instant.now().plus(length);
        System.out.println("seed " + seed);
        try (Installed installed =
                        Installed.start(Files.createTempDirectory("campaign").resolve("data"));
                HonestyWatch watch = new HonestyWatch(installed)) {
            Files.createDirectories(installed.data().resolve("connections"));
            Files.writeString(installed.data().resolve("connections/slow.yaml"), "tool: standard\nsecrets: [s]\n");
            installed.importFile(Tale.file("calm", TALE, REQUESTS));
            boolean lost = false;
            for (int round = 1; Instant.now().isBefore(end); round++) {
                String tool = "round" + round;
                Mishap mishap = Mishap.values()[random.nextInt(Mishap.values().length)];
                lost |= mishap == Mishap.LOST_TAIL;
                int wait = random.nextInt(LONGEST_WAIT_MILLIS);
                String came = importDuring(installed, tool, mishap, wait, random);
                String what = "round %d, %s (%s) after %d ms".formatted(round, mishap, came, wait);
                requireSameFigures(installed, tool, what);
                if (!watch.lies().isEmpty()) {
                    throw new IllegalStateException(what + ": " + watch.lies());
                }
                System.out.println(what + ": the same figures");
            }
            System.out.println(watch.summary());
            requireOrder(installed, lost);
        }
    }

    /** Reads both now, since overtaking depends on all requests of a team, from any tool. */
    private static void requireSameFigures(Installed installed, String tool, String what) throws InterruptedException {
        if (!figures(installed, tool).equals(figures(installed, "calm"))) {
            throw new IllegalStateException(what + ": other figures");
        }
    }

    /** Records that a broker lost are sent again after newer ones; the epoch on the records shows it. */
    private static void requireOrder(Installed installed, boolean lost) throws IOException {
        Topic.Finding topic = Topic.read(installed);
        if (!lost && !topic.disorder().isEmpty()) {
            throw new IllegalStateException("out of order in the topic: " + topic.disorder());
        }
        System.out.printf(
                "%d records repeated in the topic, %d requests out of order%n",
                topic.repeats(), topic.disorder().size());
    }

    private static String importDuring(Installed installed, String tool, Mishap mishap, int wait, Random random)
            throws Exception {
        Path file = Tale.file(tool, TALE, REQUESTS);
        CompletableFuture<CommandResult> importing = installed.importing(file, installed.service());
        TimeUnit.MILLISECONDS.sleep(wait);
        String came = mishap.strike(installed, random);
        CommandResult imported = importing.join();
        if (imported.exit() != 0) {
            throw new IllegalStateException(imported.said());
        }
        return came;
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

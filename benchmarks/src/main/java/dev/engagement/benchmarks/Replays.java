package dev.engagement.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Measures a replay of a million entries, against Kafka's own consumer that reads the same topic, and the memory of the reporting side
 * meanwhile.
 *
 * <pre>benchmarks/run Replays [entries]</pre>
 */
public final class Replays {
    private static final int REQUESTS = 9_000;
    private static final long SEED = 5;
    private static final int READINGS = 3;

    private Replays() {}

    public static void main(String[] arguments) throws Exception {
        long wanted = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        Path data = Files.createTempDirectory("replays").resolve("data");
        try (Installed installed = Installed.start(data)) {
            long entries = 0;
            for (int tool = 0; entries < wanted; tool++) {
                Path file = Tale.file("tale" + tool, SEED + tool, REQUESTS);
                installed.importFile(file);
                installed.awaitVisible();
                try (var lines = Files.lines(file)) {
                    entries += lines.count();
                }
                Files.delete(file);
                say("%d entries are there", entries);
            }
            double consumer = Double.MAX_VALUE;
            double replay = Double.MAX_VALUE;
            for (int n = 0; n < READINGS; n++) {
                long begin = System.nanoTime();
                Topic.read(installed);
                consumer = Math.min(consumer, seconds(begin));
                begin = System.nanoTime();
                replay(installed);
                replay = Math.min(replay, seconds(begin));
                say("so far the fastest: Kafka's consumer %.1f s, a replay %.1f s", consumer, replay);
            }
            say(
                    "a replay of %d entries takes %.1f s, %.0f entries a second: %.2f times Kafka's own consumer (%.1f s)",
                    entries, replay, entries / replay, replay / consumer, consumer);
            say("heap of the reporting side: %s", heap(installed));
        }
    }

    private static void replay(Installed installed) throws InterruptedException {
        String path = "/v1/replays/"
                + installed
                        .questions()
                        .postJson("/v1/replays", "{\"by\":[\"urgency\"]}")
                        .get("id")
                        .asString();
        installed.await("the replay", () -> {
            JsonNode job = installed.questions().now(path);
            String state = job.get("state").asString();
            if (state.equals("failed")) {
                throw new IllegalStateException(job.toString());
            }
            return state.equals("done");
        });
    }

    /** Returns the used and the greatest heap, by the JVM's own count. */
    private static String heap(Installed installed) throws InterruptedException {
        return installed
                .questions()
                .ask("/actuator/prometheus")
                .lines()
                .filter(line -> line.matches("jvm_memory_(used|max)_bytes\\{area=\"heap\".*"))
                .collect(Collectors.groupingBy(
                        line -> line.substring("jvm_memory_".length(), line.indexOf("_bytes")),
                        TreeMap::new,
                        Collectors.summingDouble(
                                line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) / 1e6)))
                .entrySet()
                .stream()
                .map(figure -> "%s %.0f MB".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }
}

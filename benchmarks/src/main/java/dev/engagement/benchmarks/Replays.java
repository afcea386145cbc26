package dev.engagement.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Measures a replay of a million entries by one instance, against Kafka's own consumer that reads the same topic, and the memory of the
 * reporting side meanwhile; then by two and three instances, which must come to the same to the byte.
 *
 * <pre>benchmarks/run Replays [entries]</pre>
 */
public final class Replays {
    private static final int REQUESTS = 9_000;
    private static final long SEED = 5;
    private static final int READINGS = 5;
    private static final int MOST_TRIES = 9;

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
            String known = installed.questions().completeTo().orElseThrow().toString();
            String result = "";
            for (int n = 0; n < READINGS; n++) {
                long begin = System.nanoTime();
                Topic.read(installed);
                consumer = Math.min(consumer, seconds(begin));
                begin = System.nanoTime();
                result = replay(installed, known).result();
                replay = Math.min(replay, seconds(begin));
                say("so far the fastest: Kafka's consumer %.1f s, a replay %.1f s", consumer, replay);
            }
            say(
                    "a replay of %d entries takes %.1f s, %.0f entries a second: %.2f times Kafka's own consumer (%.1f s)",
                    entries, replay, entries / replay, replay / consumer, consumer);
            say("heap of the reporting side: %s", heap(installed));
            try (Instance second = Instance.beside(installed, "reporting-service")) {
                together(installed, known, 2, result);
                try (Instance third = Instance.beside(installed, "reporting-service")) {
                    together(installed, known, 3, result);
                }
            }
        }
    }

    /** The result of a replay, and how many instances folded it. */
    private record TimedReplay(String result, int instances) {}

    /** Measures replays that so many instances fold together; those before they have come together do not count. */
    private static void together(Installed installed, String known, int instances, String result) throws Exception {
        double fastest = Double.MAX_VALUE;
        int counted = 0;
        for (int n = 0; counted < READINGS && n < MOST_TRIES; n++) {
            long begin = System.nanoTime();
            TimedReplay replayed = replay(installed, known);
            double seconds = seconds(begin);
            if (!replayed.result().equals(result)) {
                throw new IllegalStateException("another result: " + replayed.result());
            }
            say("%.1f s by %d instances", seconds, replayed.instances());
            if (replayed.instances() == instances) {
                fastest = Math.min(fastest, seconds);
                counted++;
            }
        }
        say("a replay by %d instances takes %.1f s, and is that of one to the byte", instances, fastest);
    }

    private static TimedReplay replay(Installed installed, String known) throws Exception {
        String id = installed
                .questions()
                .postJson("/v1/replays", "{\"by\":[\"urgency\"],\"known\":\"" + known + "\"}")
                .get("id")
                .asString();
        int[] most = {1};
        JsonNode[] job = new JsonNode[1];
        try (Connection connection = installed.database("reporting");
                PreparedStatement members = connection.prepareStatement(
                        "select count(distinct member) from replay_share where replay = '" + id + "'")) {
            installed.await("the replay", () -> {
                most[0] = Math.max(most[0], count(members));
                job[0] = installed.questions().now("/v1/replays/" + id);
                String state = job[0].get("state").asString();
                if (state.equals("failed")) {
                    throw new IllegalStateException(job[0].toString());
                }
                return state.equals("done");
            });
        }
        return new TimedReplay(job[0].get("result").toString(), most[0]);
    }

    private static int count(PreparedStatement query) {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
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

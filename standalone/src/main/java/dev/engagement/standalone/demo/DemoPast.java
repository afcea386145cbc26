package dev.engagement.standalone.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A year of the demo as a file of lines in the order in which they are recorded; the command service records them before its doors open, so
 * that everything is learned at its time.
 */
public final class DemoPast {
    private static final JsonMapper JSON = new JsonMapper();
    /** The silence of the connection that has fallen silent. */
    private static final Duration SILENCE = Duration.ofHours(26);

    private static final Duration HEARD = Duration.ofDays(36);

    private final List<PastLine> lines = new ArrayList<>();

    /** A line, and when it is recorded. */
    private record PastLine(Instant recordedAt, Map<String, ?> content) {}

    private DemoPast() {}

    /**
     * Writes the past.
     *
     * @param memory the demo's memory, which then knows that the past needs no sending
     * @param file is complete once it is there
     */
    public static void write(Path memory, Path file, Instant until) throws IOException {
        Instant now = until.truncatedTo(ChronoUnit.SECONDS);
        DemoPast past = new DemoPast();
        past.agree(now);
        for (DemoMessage message : new DemoTimeline(new Department(Demo.SEED), List.of(), now).until(now)) {
            past.lines.add(new PastLine(message.told(), message.cloudEvent()));
        }
        past.deliver(now);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
            past.lines.sort(Comparator.comparing(PastLine::recordedAt));
            for (PastLine line : past.lines) {
                out.write("{\"recordedtime\":\"" + line.recordedAt() + "\","
                        + JSON.writeValueAsString(line.content()).substring(1) + "\n");
            }
        }
        new Memory(memory).keepPast(now);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void agree(Instant now) throws IOException {
        Instant first = DemoTimeline.firstDay(now)
                .minusDays(2)
                .atTime(9, 0)
                .atZone(Shift.ZONE)
                .toInstant();
        publish("default", 2, first, DemoCharters.first(now));
        publish("default", 3, now.minus(Duration.ofDays(150)), DemoCharters.second(now));
        publish("sales", 1, now.minus(Duration.ofDays(20)), DemoCharters.ofSales(now));
        lines.add(new PastLine(
                now.minus(Duration.ofDays(18)),
                Map.of(
                        "charter",
                        "sales",
                        "signature",
                        Map.of(
                                "version",
                                1,
                                "signatory",
                                "it",
                                "by",
                                Offer.colleague("workplace", Dice.of(1, 1, 1))))));
    }

    private void publish(String charter, int version, Instant recordedAt, String document) {
        lines.add(new PastLine(recordedAt, Map.of("charter", charter, "version", version, "document", document)));
    }

    /** Adds a connection's deliveries: regular ones that say nothing, one that cannot be read, and then silence. */
    private void deliver(Instant now) {
        Dice dice = Dice.of(Demo.SEED, 0, 0);
        Instant last = now.minus(SILENCE);
        int number = 0;
        for (Instant at = now.minus(HEARD);
                at.isBefore(last);
                at = at.plusSeconds(dice.random().nextInt(3_000, 6_600))) {
            deliver(at, "push-" + ++number, "push", "{}");
        }
        deliver(last, "issue-1", "issues", "{\"action\":\"opened\",\"issue\":");
    }

    private void deliver(Instant at, String id, String event, String body) {
        Map<String, String> headers = Map.of("content-type", "application/json", "x-github-event", event);
        lines.add(new PastLine(
                at, Map.of("connection", DemoConnections.CODE, "id", id, "headers", headers, "body", body)));
    }
}

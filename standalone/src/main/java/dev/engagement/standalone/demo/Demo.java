package dev.engagement.standalone.demo;

import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.standalone.imports.Answer;
import dev.engagement.standalone.imports.Chunk;
import dev.engagement.standalone.imports.Door;
import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** Fills a running installation with a year of an invented department, and keeps it going. */
public final class Demo implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    static final long SEED = 6;
    private static final Set<String> SOURCES = Set.of("/tools/demo-desk", "/tools/demo-projects");
    private static final int AT_ONCE = 5_000;
    private static final int PUSHED_AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A month that ended as long ago has had its late news and its corrections, and on the first of a month the last one has not. */
    private static final int DAYS_OF_LATE_NEWS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Memory memory;
    private final DemoDoors doors;
    private final Door door;
    private final DemoConnections connections;
    private final URI service;
    private final InstantSource clock;
    private final PrintStream out;
    private final Instant born;
    private final DemoTimeline timeline;

    private List<DemoMessage> unsent = List.of();

    /**
     * Creates the demo of a running installation.
     *
     * @param file records when the demo was alive
     */
    public Demo(
            Path file,
            DemoConnections connections,
            URI service,
            URI reporting,
            ServerKey key,
            InstantSource clock,
            PrintStream out)
            throws IOException {
        this.memory = new Memory(file);
        this.connections = connections;
        this.service = service;
        this.doors = new DemoDoors(service, reporting, key, http);
        this.door = new Door(service, key);
        this.clock = clock;
        this.out = out;
        this.born = clock.instant();
        this.timeline = new DemoTimeline(new Department(SEED), memory.earlier(), born);
    }

    /** Sends everything up to now; returns when it is visible. Throws an obstacle if the folder is not the demo's. */
    public void fill() throws IOException, InterruptedException {
        refuseOthers();
        out.println("the demo: a year of an invented IT department");
        if (!doors.hasCharter()) {
            doors.publishCharter(DemoCharters.first(born));
        }
        Instant now = clock.instant();
        memory.keep(Department.slot(born), Department.slot(now));
        List<DemoMessage> past = timeline.until(now);
        List<DemoMessage> unknown =
                past.stream().filter(message -> !memory.knows(message.told())).toList();
        long requests = past.stream()
                .filter(message -> message.entry() instanceof RequestOpened)
                .count();
        long recorded = send(unknown);
        awaitVisible(requests);
        if (memory.earlier().isEmpty()) {
            recorded += past.size() - unknown.size();
            compare();
        }
        out.println(
                "the demo: %,d requests with %,d entries are there, %,d of them new, after %d s; it goes on while this runs"
                        .formatted(
                                requests,
                                past.size(),
                                recorded,
                                Duration.between(born, clock.instant()).toSeconds()));
    }

    /** Publishes a provider's figures from outside, and asks for replays under both charters and of a month, then and now. */
    private void compare() throws IOException, InterruptedException {
        doors.publishBenchmark(DemoCharters.outside(start(today().minusMonths(7)), start(today().minusMonths(1))));
        doors.replay(Map.of("charter", "default@1"));
        doors.replay(Map.of("charter", "default"));
        LocalDate heard = today().minusDays(DAYS_OF_LATE_NEWS);
        String from = start(heard.minusMonths(1));
        String to = start(heard);
        doors.replay(Map.of("from", from, "to", to, "known", to));
        doors.replay(Map.of("from", from, "to", to));
    }

    private void refuseOthers() throws InterruptedException {
        Set<String> others = new TreeSet<>(doors.sources());
        others.removeAll(SOURCES);
        if (!others.isEmpty()) {
            throw new Obstacle(
                    "this data folder holds entries of %s, with which the demo must not be mixed; name a new folder with --data"
                            .formatted(String.join(", ", others)));
        }
    }

    private LocalDate today() {
        return born.atZone(Shift.ZONE).toLocalDate();
    }

    /** Returns the start of a day's month. */
    private static String start(LocalDate day) {
        return day.withDayOfMonth(1).atStartOfDay(Shift.ZONE).toInstant().toString();
    }

    private void awaitVisible(long requests) throws InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        while (doors.requests() < requests) {
            if (clock.instant().isAfter(end)) {
                out.println("the demo: not all of it shows yet; it will");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Sends everything since the last call; to be called regularly. Messages that cannot be sent go with the next call. */
    public void goOn() throws IOException, InterruptedException {
        Instant now = clock.instant();
        if (unsent.isEmpty()) {
            unsent = timeline.until(now);
        }
        if (unsent.isEmpty()) {
            return;
        }
        memory.keep(Department.slot(born), Department.slot(now));
        try {
            while (!unsent.isEmpty()) {
                int next = Math.min(unsent.size(), PUSHED_AT_ONCE);
                if (!connections.push(http, service, unsent.subList(0, next), now)) {
                    return;
                }
                unsent = unsent.subList(next, unsent.size());
            }
        } catch (IOException later) {
            // The supervisor restarts the service.
        }
    }

    private long send(List<DemoMessage> messages) throws InterruptedException {
        long recorded = 0;
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            Chunk chunk = chunk(messages.subList(from, Math.min(messages.size(), from + AT_ONCE)));
            try {
                Answer answer = door.post(chunk);
                if (answer.rejected() > 0) {
                    throw new Obstacle(
                            "the server refuses %d of the demo's entries (%s); if another version has filled this folder, name a new one with --data"
                                    .formatted(
                                            answer.rejected(),
                                            answer.refused().getFirst().reason()));
                }
                recorded += answer.recorded();
            } catch (Door.Away away) {
                throw new Obstacle("the demo cannot go on: " + away.getMessage());
            }
        }
        return recorded;
    }

    private static Chunk chunk(List<DemoMessage> messages) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (DemoMessage message : messages) {
            lines.writeBytes(JSON.writeValueAsBytes(message.cloudEvent()));
            lines.write('\n');
        }
        long[] numbers = LongStream.rangeClosed(1, messages.size()).toArray();
        return new Chunk(lines.toByteArray(), messages.size(), numbers);
    }

    @Override
    public void close() {
        door.close();
        http.shutdownNow();
        http.close();
    }
}

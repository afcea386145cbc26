package dev.engagement.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An invented log: seeded, so that the same arguments give the same lines for every tool's name. */
public final class Tale {
    private static final Instant BEGIN = Instant.parse("2025-03-03T08:00:00Z");
    private static final int PEOPLE = 40;

    private final String tool;
    private final Random random;
    private final int openOfTen;
    private final int promisedOfTen;
    private final List<String> lines = new ArrayList<>();

    private Tale(String tool, long seed, int openOfTen, int promisedOfTen) {
        this.tool = tool;
        this.openOfTen = openOfTen;
        this.promisedOfTen = promisedOfTen;
        this.random = new Random(seed);
    }

    /** Returns about 13 lines a request; their source is {@code /tools/<tool>}. */
    public static List<String> lines(String tool, long seed, int requests) {
        return lines(tool, seed, requests, 1, 0);
    }

    private static List<String> lines(String tool, long seed, int requests, int openOfTen, int promisedOfTen) {
        Tale tale = new Tale(tool, seed, openOfTen, promisedOfTen);
        for (int request = 0; request < requests; request++) {
            tale.tell(request);
        }
        return tale.lines;
    }

    public static Path file(String tool, long seed, int requests) throws IOException {
        return file(tool, seed, requests, 1, 0);
    }

    /**
     * Writes a log.
     *
     * @param openOfTen how many of ten requests are still open
     * @param promisedOfTen for how many of ten something is promised
     */
    static Path file(String tool, long seed, int requests, int openOfTen, int promisedOfTen) throws IOException {
        Path file = Files.createTempFile(tool, ".ndjson");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line : lines(tool, seed, requests, openOfTen, promisedOfTen)) {
                writer.write(line);
                writer.newLine();
            }
        }
        return file;
    }

    private void tell(int request) {
        Instant at = BEGIN.plusSeconds(request * 900L);
        String[] levels = {"critical", "high", "medium", "low"};
        say(
                request,
                at,
                "request-opened",
                "{\"activity\":\"incident\",\"service\":\"s%d\",\"priority\":\"%s\",\"impact\":\"%s\"}"
                        .formatted(random.nextInt(9), levels[random.nextInt(4)], levels[random.nextInt(4)]));
        boolean isPromised = promisedOfTen > 0 && random.nextInt(10) < promisedOfTen;
        if (isPromised) {
            Instant due = at.plusSeconds(10_000 + random.nextInt(400_000));
            say(request, at, "commitment-made", "{\"commitment\":\"fix\",\"due\":\"" + due + "\"}");
        }
        int steps = 6 + random.nextInt(12);
        for (int step = 0; step < steps; step++) {
            at = at.plusSeconds(30 + random.nextInt(20_000));
            step(request, at);
        }
        if (random.nextInt(10) >= openOfTen) {
            if (isPromised) {
                say(request, at, "commitment-delivered", "{\"commitment\":\"fix\"}");
            }
            say(request, at.plusSeconds(600), "request-resolved", "{\"by\":\"" + person() + "\"}");
        }
    }

    private void step(int request, Instant at) {
        switch (random.nextInt(6)) {
            case 0 -> say(request, at, "ownership-changed", "{\"owner\":\"" + person() + "\"}");
            case 1 -> say(request, at, "ownership-changed", "{\"team\":\"t" + random.nextInt(5) + "\"}");
            case 2 -> say(request, at, "customer-contacted", "{}");
            case 3 ->
                say(
                        request,
                        at,
                        "barrier-" + (random.nextBoolean() ? "raised" : "cleared"),
                        "{\"barrier\":\"b\",\"waitingOn\":\"customer\",\"told\":true}");
            default ->
                say(
                        request,
                        at,
                        "progress-reported",
                        "{\"by\":\"%s\",\"visibleToCustomer\":%s}".formatted(person(), random.nextBoolean()));
        }
    }

    private String person() {
        return "person " + random.nextInt(PEOPLE);
    }

    private void say(int request, Instant at, String name, String data) {
        lines.add("""
                {"specversion":"1.0","id":"%s-%d","source":"/tools/%s","type":"dev.engagement.%s.v1",\
                "subject":"%s:R-%d","time":"%s","datacontenttype":"application/json","data":%s}""".formatted(tool, lines.size(), tool, name, tool, request, at, data));
    }
}

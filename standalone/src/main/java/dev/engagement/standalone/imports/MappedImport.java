package dev.engagement.standalone.imports;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends another tool's file to a server, with the mapping that says how to read it, and watches the import. */
final class MappedImport implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OPEN = Set.of("waiting", "running");

    private final ServerKey key;
    private final URI url;
    private final PrintStream out;
    private final Duration lookEvery;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    MappedImport(URI server, ServerKey key, PrintStream out, Duration lookEvery) {
        this.key = key;
        this.url = URI.create(server.toString().replaceFirst("/+$", "") + "/v1/imports");
        this.out = out;
        this.lookEvery = lookEvery;
    }

    /** Prints what the import would do; returns false if part of the file was not understood. */
    boolean dryRun(Path mapping, Path log) throws IOException, InterruptedException {
        JsonNode shown = post("?dryRun=true", mapping, log, 200);
        out.println("the first entries:");
        shown.path("first").forEach(entry -> out.println("  " + entry));
        shown.path("entries")
                .properties()
                .forEach(kind ->
                        out.printf(Locale.ROOT, "%,10d %s%n", kind.getValue().asLong(), kind.getKey()));
        printRefusals(shown);
        out.printf(
                Locale.ROOT,
                "%,d rows: %,d refused, %,d without entries; nothing was recorded%n",
                shown.path("rows").asLong(),
                shown.path("refused").asLong(),
                shown.path("withoutEntries").asLong());
        return shown.path("refused").asLong() == 0;
    }

    /** Imports the file; returns false if part of it was refused. */
    boolean run(Path mapping, Path log) throws IOException, InterruptedException {
        JsonNode job = watched(post("", mapping, log, 202));
        return job.path("refused").asLong() == 0;
    }

    /** Compares the file with the record; returns false if entries are missing there, or lines were not understood. */
    boolean reconcile(Path mapping, Path log, boolean fill) throws IOException, InterruptedException {
        JsonNode job = watched(post(fill ? "?reconcile=true&fill=true" : "?reconcile=true", mapping, log, 202));
        JsonNode found = job.path("reconciliation");
        found.path("missingEntries")
                .forEach(entry ->
                        out.printf("missing: line %d, %s%n", entry.path("line").asLong(), words(entry, "")));
        found.path("extraEntries")
                .forEach(entry -> out.println("extra: " + words(entry, " is recorded, and not in the file")));
        out.printf(
                Locale.ROOT,
                "%,d of %,d entries had been told, %,d are missing%s, %,d are extra%s%n",
                found.path("told").asLong(),
                found.path("expected").asLong(),
                found.path("missing").asLong(),
                fill ? " and now recorded" : "",
                found.path("extra").asLong(),
                found.path("told").asLong() == 0
                        ? ""
                        : "; half of those told came within " + late(found.path("lateP50")) + ", nine in ten within "
                                + late(found.path("lateP90")));
        return job.path("refused").asLong() == 0
                && (fill || found.path("missing").asLong() == 0);
    }

    private static String words(JsonNode entry, String end) {
        String person = entry.path("person").asString("");
        return entry.path("name").asString() + " of " + entry.path("request").asString() + " at "
                + entry.path("at").asString() + (person.isEmpty() ? "" : " by " + person) + end;
    }

    private static String late(JsonNode seconds) {
        double late = seconds.asDouble();
        return late < 172_800
                ? String.format(Locale.ROOT, "%,.1f s", late)
                : String.format(Locale.ROOT, "%,.0f days", late / 86_400);
    }

    /** Watches a job to its end, and returns its result. */
    private JsonNode watched(JsonNode started) throws IOException, InterruptedException {
        JsonNode job = started;
        String id = job.path("id").asString("");
        out.println("import " + id + "; it goes on by itself if this command is ended, and " + "curl -X DELETE " + url
                + "/" + id + " undoes it");
        while (OPEN.contains(job.path("state").asString(""))) {
            TimeUnit.MILLISECONDS.sleep(lookEvery.toMillis());
            job = send(HttpRequest.newBuilder(URI.create(url + "/" + id)), 200);
            out.printf(
                    Locale.ROOT,
                    "%3d %%, %s%n",
                    100
                            * job.path("bytesRead").asLong()
                            / Math.max(1, job.path("bytes").asLong()),
                    words(job));
        }
        printRefusals(job);
        if (!job.path("state").asString("").equals("done")) {
            throw new Obstacle("the import is %s: %s"
                    .formatted(job.path("state").asString(), job.path("problem").asString("")));
        }
        return job;
    }

    private static String words(JsonNode job) {
        return String.format(
                Locale.ROOT,
                "%,d rows: %,d entries recorded, %,d duplicates, %,d refused; %,d rows a second",
                job.path("rows").asLong(),
                job.path("recorded").asLong(),
                job.path("duplicates").asLong(),
                job.path("refused").asLong(),
                job.path("rowsPerSecond").asLong(0));
    }

    private void printRefusals(JsonNode answer) {
        answer.path("refusals")
                .forEach(refusal -> out.println("line %d: %s"
                        .formatted(
                                refusal.path("line").asLong(),
                                refusal.path("says").asString())));
    }

    private JsonNode post(String query, Path mapping, Path log, int expected) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        BodyPublisher body = BodyPublishers.concat(
                part(boundary, "mapping"),
                BodyPublishers.ofFile(mapping),
                part("\r\n", boundary, "log"),
                BodyPublishers.ofFile(log),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(
                HttpRequest.newBuilder(URI.create(url + query))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body),
                expected);
    }

    private static BodyPublisher part(String boundary, String name) {
        return part("", boundary, name);
    }

    private static BodyPublisher part(String before, String boundary, String name) {
        return BodyPublishers.ofString(
                before + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                        + name + "\"\r\n\r\n",
                StandardCharsets.UTF_8);
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(key.open(request).build(), BodyHandlers.ofByteArray());
        } catch (ConnectException nobody) {
            throw new Obstacle(
                    "no server answers at %s; start one with './engagement serve', or name another with --url"
                            .formatted(url));
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() == expected) {
                return answer;
            }
            throw new Obstacle("the server answered %d %s".formatted(response.statusCode(), Door.reason(answer)));
        } catch (JacksonException strange) {
            throw new Obstacle(
                    "what answers at %s is not an Engagement server: %d".formatted(url, response.statusCode()));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

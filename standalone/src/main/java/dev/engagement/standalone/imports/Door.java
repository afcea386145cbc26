package dev.engagement.standalone.imports;

import dev.engagement.standalone.imports.Answer.RefusedLine;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends streams of entries to the server. */
public final class Door implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** Not received in time, as when a link behind the server's proxy breaks; too many calls. */
    private static final Set<Integer> AGAIN = Set.of(408, 429);

    private final ServerKey key;
    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    public Door(URI server, ServerKey key) {
        this.key = key;
        this.url = URI.create(server.toString().replaceFirst("/+$", "") + "/v1/events");
    }

    /** The server cannot answer now, but may do so later. */
    public static final class Away extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean nobodyListens;

        Away(String reason, boolean nobodyListens) {
            super(reason, null, false, false);
            this.nobodyListens = nobodyListens;
        }

        boolean nobodyListens() {
            return nobodyListens;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Sends a chunk, and returns an answer for every line. Throws an obstacle if the server will never take these lines. */
    public Answer post(Chunk chunk) throws Away, InterruptedException {
        HttpRequest request = key.open(HttpRequest.newBuilder(url))
                .timeout(Duration.ofMinutes(3))
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofByteArray(chunk.body()))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException nobody) {
            throw new Away("no server answers at " + url, true);
        } catch (IOException broken) {
            throw new Away("the connection broke: " + broken, false);
        }
        if (AGAIN.contains(response.statusCode()) || response.statusCode() >= 500) {
            throw new Away("the server answered " + words(response), false);
        }
        if (response.statusCode() != 200) {
            throw new Obstacle("the server takes none of the lines %d to %d, it answered %s"
                    .formatted(chunk.first(), chunk.last(), words(response)));
        }
        return answer(response.body(), chunk);
    }

    private Answer answer(byte[] body, Chunk chunk) {
        try {
            JsonNode json = JSON.readTree(body);
            Answer answer = new Answer(
                    json.required("recorded").asLong(),
                    json.required("duplicates").asLong(),
                    json.required("rejected").asLong(),
                    refused(json.path("results"), chunk));
            if (answer.recorded() + answer.duplicates() + answer.rejected() != chunk.count()) {
                throw new Obstacle(
                        "the server was sent %d lines and answered for others: %s".formatted(chunk.count(), json));
            }
            return answer;
        } catch (JacksonException strange) {
            throw new Obstacle(
                    "what answers at %s is not an Engagement server: %s".formatted(url, strange.getOriginalMessage()));
        }
    }

    private static List<RefusedLine> refused(JsonNode results, Chunk chunk) {
        List<RefusedLine> refused = new ArrayList<>();
        for (JsonNode result : results) {
            int line = result.path("line").asInt(0);
            if (result.path("outcome").asString("").equals("rejected") && line >= 1 && line <= chunk.count()) {
                refused.add(new RefusedLine(chunk.numbers()[line - 1], reason(result.path("problem"))));
            }
        }
        return refused;
    }

    /** Returns a problem's title, detail and field, as far as present. */
    static String reason(JsonNode problem) {
        List<String> words = new ArrayList<>();
        for (String member : List.of("title", "detail")) {
            String text = problem.path(member).asString("");
            if (!text.isBlank()) {
                words.add(text);
            }
        }
        String field = problem.path("field").asString("");
        return String.join(": ", words) + (field.isBlank() ? "" : " (" + field + ")");
    }

    private static String words(HttpResponse<byte[]> response) {
        String reason = "";
        try {
            reason = reason(JSON.readTree(response.body()));
        } catch (JacksonException plain) {
            // Without a readable problem, the status has to do.
        }
        return response.statusCode() + (reason.isEmpty() ? "" : " " + reason);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

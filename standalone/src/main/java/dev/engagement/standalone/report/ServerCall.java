package dev.engagement.standalone.report;

import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the reporting service at that address. */
public record ServerCall(URI server, ServerKey key) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    /** Returns what stands at a path. */
    public String get(String path) throws InterruptedException {
        HttpResponse<String> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = key.open(HttpRequest.newBuilder(URI.create(root() + path)))
                    .timeout(PATIENCE)
                    .build();
            answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new Obstacle("%s does not answer (%s); is it running?".formatted(root(), away));
        }
        if (answer.statusCode() != OK) {
            throw new Obstacle("%s refused this (%d): %s".formatted(root(), answer.statusCode(), says(answer.body())));
        }
        return answer.body();
    }

    /** Returns the address without a slash at the end. */
    String root() {
        return server.toString().replaceAll("/+$", "");
    }

    private static String says(String body) {
        try {
            return JSON.readTree(body).path("detail").asString("");
        } catch (JacksonException view) {
            return ReportFile.words(body);
        }
    }
}

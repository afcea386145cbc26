package dev.engagement.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's calls to both services, apart from sending entries. */
record DemoDoors(URI service, URI reporting, ServerKey key, HttpClient http) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the sources of all requests. */
    Set<String> sources() throws InterruptedException {
        Set<String> sources = new TreeSet<>();
        for (JsonNode group : bySource()) {
            sources.add(group.path("key").path("source").asString("unknown"));
        }
        return sources;
    }

    /** Returns how many requests count in the figures. */
    int requests() throws InterruptedException {
        int requests = 0;
        for (JsonNode group : bySource()) {
            requests += group.path("requests").asInt(0);
        }
        return requests;
    }

    private JsonNode bySource() throws InterruptedException {
        return ask(HttpRequest.newBuilder(reporting.resolve("/v1/scorecard?by=source")))
                .path("groups");
    }

    /** Returns whether a charter has been published besides the built-in one. */
    boolean hasCharter() throws InterruptedException {
        return ask(HttpRequest.newBuilder(service.resolve("/v1/charters/default/versions")))
                        .path("versions")
                        .size()
                > 1;
    }

    void publishCharter(String yaml) throws InterruptedException {
        put("/v1/charters/default", yaml);
    }

    /** Publishes the figures of a provider outside. */
    void publishBenchmark(String yaml) throws InterruptedException {
        put("/v1/benchmarks/" + DemoCharters.PROVIDER, yaml);
    }

    private void put(String path, String yaml) throws InterruptedException {
        ask(HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)));
    }

    /** Starts a replay with the parameters of a scorecard. */
    void replay(Map<String, String> parameters) throws InterruptedException {
        ask(HttpRequest.newBuilder(reporting.resolve("/v1/replays"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(parameters))));
    }

    private JsonNode ask(HttpRequest.Builder question) throws InterruptedException {
        HttpRequest request = key.open(question).timeout(Duration.ofMinutes(1)).build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new Obstacle(
                        "this data folder demands keys, and --demo needs one with the roles push and steward: name its file with --key-file, or put it into ENGAGEMENT_KEY");
            }
            throw new Obstacle("the demo cannot go on: %s answered %d %s"
                    .formatted(request.uri(), response.statusCode(), new String(response.body(), UTF_8)));
        } catch (IOException broken) {
            throw new Obstacle("the demo cannot go on: %s does not answer (%s)".formatted(request.uri(), broken));
        }
    }
}

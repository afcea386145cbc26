package dev.engagement.standalone.subscribe;

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
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the server to send a trial.
 *
 * @param server where the reading side answers
 */
record TrialCall(URI server, ServerKey key) {
    /** The result at a recipient that got it. */
    static final String SENT = "sent";

    private static final JsonMapper JSON = new JsonMapper();
    /** Longer than the server waits for twenty recipients. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int OK = 200;

    /** Returns the result by recipient. */
    Map<String, String> send(String subscription) throws InterruptedException {
        URI url =
                URI.create(server.toString().replaceFirst("/+$", "") + "/v1/subscriptions/" + subscription + "/trial");
        HttpRequest request = key.open(HttpRequest.newBuilder(url))
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != OK) {
                throw new Obstacle("the server answered %d: %s"
                        .formatted(answer.statusCode(), json.path("detail").asString("")));
            }
            return results(json);
        } catch (IOException away) {
            throw new Obstacle("no server answers at " + server + "; name another with --url");
        } catch (JacksonException strange) {
            throw new Obstacle("what answers at %s is not an Engagement server".formatted(server));
        }
    }

    private static Map<String, String> results(JsonNode json) {
        Map<String, String> results = new LinkedHashMap<>();
        json.path("recipients").forEach(one -> {
            String problem = one.path("problem").asString("");
            String result = one.path("result").asString("");
            results.put(one.path("recipient").asString(""), problem.isEmpty() ? result : result + ", " + problem);
        });
        return results;
    }
}

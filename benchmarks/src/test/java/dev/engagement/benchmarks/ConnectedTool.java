package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.benchmarks.EngagementCommand.CommandResult;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool that {@code ./engagement connect} has connected, and what an installation says of its requests; the connection is gone when this is closed. */
final class ConnectedTool implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Installed installed;
    private final String name;

    private ConnectedTool(Installed installed, String name) {
        this.installed = installed;
        this.name = name;
    }

    static ConnectedTool of(Installed installed, String tool, String name) throws IOException, InterruptedException {
        CommandResult connect = EngagementCommand.run(
                "connect", tool, name, "--data=" + installed.data(), "--url=" + installed.service());
        assertThat(connect.exit()).as(connect.said()).isZero();
        return new ConnectedTool(installed, name);
    }

    /** What the sheet prints, with the address and the secret of this connection. */
    String sheet() throws IOException {
        return Files.readString(file(".yaml"));
    }

    private Path file(String ending) {
        return installed.data().resolve("connections").resolve(name + ending);
    }

    /**
     * Publishes a charter whose days all have these hours. Its targets are an hour, but for the pace.
     *
     * @param hours as a charter writes them
     */
    void publish(String charter, String hours, String updateEvery) throws IOException, InterruptedException {
        String targets = "{engage: PT1H, own: PT1H, update-every: %s, resolve: PT1H}".formatted(updateEvery);
        String document = """
                charter: %1$s
                effectiveFrom: 2025-12-01T00:00:00Z
                restate: true
                zone: UTC
                hours: {mon: %2$s, tue: %2$s, wed: %2$s, thu: %2$s, fri: %2$s, sat: %2$s, sun: %2$s}
                urgency:
                  matrix:
                    critical: [critical, high, high, medium]
                    high: [high, high, medium, medium]
                    medium: [high, medium, medium, low]
                    low: [medium, medium, low, low]
                targets: {critical: %3$s, high: %3$s, medium: %3$s, low: %3$s}
                """.formatted(charter, hours, targets);
        HttpResponse<String> answer = send(
                "/v1/charters/" + charter,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/yaml")
                        .PUT(BodyPublishers.ofString(document)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Waits until a request has so many entries, and nothing of the connection waits in quarantine. */
    void awaitEntries(String request, int count) throws IOException, InterruptedException {
        await(request).atMost(PATIENCE).until(() -> entries(request).size() >= count);
        assertThat(get("/v1/quarantine?connection=" + name).path("deliveries")).isEmpty();
    }

    /** The entries of a request: name and instant. */
    List<String> entries(String request) throws IOException, InterruptedException {
        return get("/v1/requests/" + encoded(request) + "/entries")
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("type").asString().replaceAll("^dev\\.engagement\\.|\\.v1$", "") + " "
                        + entry.path("time").asString())
                .toList();
    }

    /** What the reporting side says of a request, once it knows all of it. */
    JsonNode reported(String request, String charter) throws InterruptedException {
        installed.awaitVisible();
        return installed.questions().askJson("/v1/requests/" + encoded(request) + "?charter=" + charter);
    }

    private static String encoded(String request) {
        return URLEncoder.encode(request, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(path, HttpRequest.newBuilder().GET()).body());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.uri(installed.service().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file(".yaml"));
        Files.deleteIfExists(file(".mapping.yaml"));
        http.close();
    }
}

package dev.engagement.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool that has delivered something unreadable and something ignored by its webhook; it is gone when this is closed, with what it delivered. */
final class HeardConnection implements AutoCloseable {
    private static final String NAME = "watched";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final Path file;

    private HeardConnection(Installed installed) {
        this.service = installed.service();
        this.file = installed.data().resolve("connections").resolve(NAME + ".yaml");
    }

    static HeardConnection of(Installed installed) throws IOException {
        HeardConnection connection = new HeardConnection(installed);
        Files.createDirectories(connection.file.getParent());
        Files.writeString(connection.file, "tool: jira\nsecrets: [s]\n");
        connection.deliver("{}");
        connection.deliver("{\"webhookEvent\":\"project_created\"}");
        return connection;
    }

    private void deliver(String body) {
        HttpRequest delivery = HttpRequest.newBuilder(service.resolve("/webhooks/" + NAME))
                .header("Content-Type", "application/json")
                .header("X-Engagement-Token", "s")
                .POST(BodyPublishers.ofString(body))
                .build();
        await().atMost(PATIENCE)
                .until(() -> http.send(delivery, BodyHandlers.discarding()).statusCode() == 202);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        URI list = service.resolve("/v1/quarantine?connection=" + NAME);
        String kept = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode delivery : new JsonMapper().readTree(kept).path("deliveries")) {
            URI one = service.resolve("/v1/quarantine/" + delivery.path("id").asString());
            http.send(HttpRequest.newBuilder(one).DELETE().build(), BodyHandlers.discarding());
        }
        http.close();
    }
}

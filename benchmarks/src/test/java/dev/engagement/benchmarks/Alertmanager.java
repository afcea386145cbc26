package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus Alertmanager, configured with the receiver that its sheet prints. */
final class Alertmanager implements AutoCloseable {
    private static final String PROGRAM = "prometheus-alertmanager";
    private static final Pattern NOTIFICATIONS =
            Pattern.compile("(?m)^alertmanager_notifications_total\\{integration=\"webhook\"} (\\S+)$");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Alertmanager(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Leaves the test out where the program is not installed. */
    static void require() {
        Tools.require(PROGRAM);
    }

    static Alertmanager start(Path folder, String sheet) throws IOException {
        String receivers = sheet.lines()
                .dropWhile(line -> !line.equals("#   receivers:"))
                .takeWhile(line -> line.startsWith("#   "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        Path config = Files.writeString(
                folder.resolve("alertmanager.yml"),
                receivers
                        + "\nroute: {receiver: engagement, group_wait: 0s, group_interval: 1s, repeat_interval: 1s}\n");
        int port = Installed.freePort();
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        Alertmanager alertmanager = new Alertmanager(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> alertmanager.get("/-/ready").contains("OK"));
        return alertmanager;
    }

    /** Tells it of an alert, as Prometheus does. */
    void alert(Instant startsAt, @Nullable Instant endsAt) throws IOException, InterruptedException {
        String alerts = """
                [{"labels": {"alertname": "DiskFull", "severity": "critical", "job": "mail", "team": "storage"},
                  "annotations": {"summary": "Disk is full"}, %s"startsAt": "%s"}]""".formatted(endsAt == null ? "" : "\"endsAt\": \"" + endsAt + "\", ", startsAt);
        assertThat(send(HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(alerts)))
                        .statusCode())
                .isEqualTo(200);
    }

    /** The only alert's fingerprint, while it fires. */
    String fingerprint() throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(get("/api/v2/alerts"))
                .path(0)
                .path("fingerprint")
                .asString();
    }

    /** How often it has called our webhook. */
    double notified() throws IOException, InterruptedException {
        return NOTIFICATIONS
                .matcher(get("/metrics"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))).body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        http.close();
    }
}

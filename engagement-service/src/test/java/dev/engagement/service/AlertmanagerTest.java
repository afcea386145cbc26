package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus Alertmanager, configured with what its sheet prints: an alert fires, is told again, and resolves. */
class AlertmanagerTest extends ToolDoors {
    private static final String PROGRAM = "prometheus-alertmanager";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    AlertmanagerTest(@TempDir Path connections) {
        super(connections);
    }

    @Test
    void an_alert_that_fires_and_resolves_is_a_request_from_its_start_to_its_end() throws Exception {
        assumeTrue(
                Programs.isInstalled(PROGRAM),
                "left out: " + PROGRAM + " is not installed (apt-get install prometheus-alertmanager)");
        String receivers = connectBySheet("alerts", "alertmanager")
                .lines()
                .dropWhile(line -> !line.equals("#   receivers:"))
                .takeWhile(line -> line.startsWith("#   "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        Path config = Files.writeString(
                folder.resolve("alertmanager.yml"),
                receivers
                        + "\nroute: {receiver: engagement, group_wait: 0s, group_interval: 1s, repeat_interval: 1s}\n");
        int port = Programs.freePort();
        Process alertmanager = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            lives("http://127.0.0.1:" + port);
        } finally {
            alertmanager.destroy();
            alertmanager.waitFor();
        }
    }

    private void lives(String alertmanager) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> get(alertmanager + "/-/ready")
                .contains("OK"));
        post(alertmanager, "2026-01-05T09:00:00Z", "");
        await().atMost(Duration.ofSeconds(60)).until(() -> notified(alertmanager) >= 3);
        post(alertmanager, "2026-01-05T09:00:00Z", "\"endsAt\": \"2026-01-05T09:42:30Z\", ");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> names(entries("alerts")).contains("request-resolved"));
        awaitWorkedOff();

        List<String> entries = entries("alerts");
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst())
                .matches("alerts:[0-9a-f]{16}@2026-01-05T09:00:00\\S*Z 2026-01-05T09:00:00Z request-opened");
        // From 09:00:00 to 09:42:30: 2,550 seconds.
        assertThat(entries.getLast())
                .matches("alerts:[0-9a-f]{16}@2026-01-05T09:00:00\\S*Z 2026-01-05T09:42:30Z request-resolved");
        String subject = entries.getFirst().substring(0, entries.getFirst().indexOf(' '));
        assertThat(entries.getLast()).startsWith(subject + " ");
        assertThat(service.getText("/v1/requests/" + subject + "/entries"))
                .contains("\"priority\":\"critical\"", "\"service\":\"mail\"", "\"team\":\"storage\"");
    }

    private void post(String alertmanager, String startsAt, String more) {
        String alerts = """
                [{"labels": {"alertname": "DiskFull", "severity": "critical", "job": "mail", "team": "storage"},
                  "annotations": {"summary": "Disk is full"}, %s"startsAt": "%s"}]""".formatted(more, startsAt);
        HttpRequest request = HttpRequest.newBuilder(URI.create(alertmanager + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alerts))
                .build();
        assertThat(ask(request)).isEmpty();
    }

    private double notified(String alertmanager) {
        return Pattern.compile("(?m)^alertmanager_notifications_total\\{integration=\"webhook\"} (\\S+)$")
                .matcher(get(alertmanager + "/metrics"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private String get(String address) {
        return ask(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private String ask(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}

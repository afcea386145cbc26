package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entry's trace through a whole installation, as an OTLP collector gets it: under {@code -Pcampaigns}, since a first start takes long. */
@Tag("campaign")
class TracedInstallationTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ENTRY = """
            {"specversion":"1.0","type":"dev.engagement.request-opened.v1","source":"/tools/traced","id":"1","subject":"traced:1",
             "time":"2026-03-27T16:30:00+01:00","data":{"activity":"incident","service":"mail"}}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_trace_of_one_entry_shows_all_its_hops() throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            // Names and ids stand in the message of Protocol Buffers as they are.
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (Installed installed = Installed.start(
                        folder.resolve("data"),
                        Map.of("ENGAGEMENT_TRACES", "true", "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));
                HttpClient tool = HttpClient.newHttpClient()) {
            HttpRequest entry = HttpRequest.newBuilder(URI.create(installed.service() + "/v1/events"))
                    .header("Content-Type", "application/cloudevents+json")
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .POST(BodyPublishers.ofString(ENTRY))
                    .build();
            assertThat(tool.send(entry, BodyHandlers.ofString()).statusCode()).isEqualTo(201);

            String id = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                String all = String.join("", told);
                return all.contains(id)
                        && List.of("POST /v1/events", "record", "publish", "project").stream()
                                .allMatch(all::contains);
            });
            assertThat(String.join("", told)).contains("engagement-service", "reporting-service");
            assertThat(String.join("", told).split(Pattern.quote(id), -1))
                    .as("four spans of this trace")
                    .hasSize(5);
        } finally {
            collector.stop(0);
        }
    }
}

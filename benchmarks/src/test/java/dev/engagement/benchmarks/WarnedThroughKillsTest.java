package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Promises due in 15 minutes, and a process that is killed between each promise and its warning. */
class WarnedThroughKillsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DUE_IN = Duration.ofMinutes(15);
    /** Leaves time to kill something first. */
    private static final Duration WARN_BEFORE = DUE_IN.minusSeconds(12);

    private static final Duration WARNED_WITHIN = Duration.ofSeconds(10);
    private static final String SUBSCRIPTION =
            "targets: [promise]\nat: [%s]\nto: [{webhook: 'http://127.0.0.1:%d/'," + " secret-file: leads.secret}]\n";

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer receiver;
    private int told;

    @TempDir
    private Path folder = Path.of("");

    /** A warning that came. */
    private record Heard(Instant at, String id, String request) {}

    WarnedThroughKillsTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(
                    Instant.now(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    JSON.readTree(body).path("subject").asString()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        http.close();
    }

    @Test
    void each_is_on_the_board_in_the_gauges_and_warned_of_under_one_id_whatever_is_killed() throws Exception {
        Path data = folder.resolve("data");
        try (Installed installed = Installed.start(data)) {
            subscribe(data);
            installed.await(
                    "the subscription", () -> get(installed, "/warnings").contains("1 subscription"));
            Instant calm = promise(installed, "calm:1");
            awaitShown(installed);
            installed.await("the calm warning", () -> !heard.isEmpty());
            assertThat(heard.getFirst().at())
                    .isBetween(calm.minus(WARN_BEFORE), calm.minus(WARN_BEFORE).plus(WARNED_WITHIN));
            promise(installed, "kept:1");
            tell(installed, "kept:1", "commitment-delivered", "{\"commitment\":\"fix\"}");

            for (String part : Installed.PARTS) {
                promise(installed, part + ":1");
                installed.kill(part);
                installed.await("the warning of " + part, () -> count(part + ":1") > 0);
                installed.await(part + " is back", () -> installed.said().contains(part + " is back"));
            }

            installed.awaitVisible();
            assertThat(heard).extracting(Heard::request).doesNotContain("kept:1");
            assertThat(heard.stream().map(Heard::id).distinct()).hasSize(1 + Installed.PARTS.size());
            assertThat(heard.stream().map(Heard::request).distinct()).hasSize(1 + Installed.PARTS.size());
        }
    }

    private void subscribe(Path data) throws IOException {
        Path subscriptions = Files.createDirectories(data.resolve("subscriptions"));
        Files.writeString(subscriptions.resolve("leads.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        Files.writeString(
                subscriptions.resolve("leads.yaml"),
                SUBSCRIPTION.formatted(WARN_BEFORE, receiver.getAddress().getPort()));
    }

    private long count(String request) {
        return heard.stream().filter(one -> one.request().equals(request)).count();
    }

    /** Returns when the promise is due. */
    private Instant promise(Installed installed, String request) throws InterruptedException {
        tell(
                installed,
                request,
                "request-opened",
                "{\"activity\":\"incident\",\"service\":\"mail\",\"team\":\"desk\"}");
        Instant due = Instant.now().plus(DUE_IN);
        tell(installed, request, "commitment-made", "{\"commitment\":\"fix\",\"due\":\"%s\"}".formatted(due));
        return due;
    }

    private void awaitShown(Installed installed) throws InterruptedException {
        installed.await(
                "the board", () -> get(installed, "/v1/requests?soon=PT30M").contains("\"promiseBy\":\""));
        installed.await("the gauge", () -> get(installed, "/actuator/prometheus")
                .lines()
                .anyMatch(line -> line.startsWith("engagement_requests_at_risk")
                        && line.contains("target=\"promise\"")
                        && line.endsWith(" 1.0")));
    }

    /** Tells an entry, again and again until it is answered, as a tool does. */
    private void tell(Installed installed, String request, String name, String data) throws InterruptedException {
        String event = """
                {"specversion":"1.0","type":"dev.engagement.%s.v1","source":"/tools/killed","id":"%d","subject":"%s",\
                "time":"%s","data":%s}""".formatted(name, told++, request, Instant.now(), data);
        installed.await(name, () -> {
            try {
                int status = http.send(
                                HttpRequest.newBuilder(installed.service().resolve("/v1/events"))
                                        .header("Content-Type", "application/cloudevents+json")
                                        .POST(BodyPublishers.ofString(event))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                return status == 201 || status == 200;
            } catch (IOException away) {
                return false;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private String get(Installed installed, String path) {
        try {
            return http.send(HttpRequest.newBuilder(installed.reporting(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            return "";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

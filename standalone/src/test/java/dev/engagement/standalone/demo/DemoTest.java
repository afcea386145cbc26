package dev.engagement.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against something that answers as both services would. */
class DemoTest {
    private static final Instant NOW = Instant.parse("2026-11-18T14:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final List<String> asked = new ArrayList<>();
    private final Set<String> recorded = new HashSet<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server = stub();
    private String source = "/tools/demo-desk";
    private String charter = "";
    private final List<Delivered> deliveries = new ArrayList<>();
    private int versions = 1;
    private int status = 200;

    private record Delivered(String id, String signature, String body) {}

    private HttpServer stub() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_year_is_sent_with_a_charter_and_four_replays_and_later_only_what_is_new_counts() throws Exception {
        fill(NOW);
        assertThat(asked.stream()
                        .filter(line -> !line.equals("GET /v1/scorecard"))
                        .distinct())
                .containsExactly(
                        "GET /v1/charters/default/versions",
                        "PUT /v1/charters/default",
                        "POST /v1/events",
                        "PUT /v1/benchmarks/northwind",
                        "POST /v1/replays");
        assertThat(asked.stream().filter("POST /v1/replays"::equals)).hasSize(4);
        assertThat(charter).contains("effectiveFrom: 2025-11-16T00:00:00Z").contains("benchmarks:");
        int before = recorded.size();

        asked.clear();
        versions = 2;
        fill(NOW.plusSeconds(7200));
        assertThat(asked).doesNotContain("PUT /v1/charters/default", "POST /v1/replays");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("%,d of them new".formatted(before))
                .contains("%,d of them new".formatted(recorded.size() - before));
        assertThat(recorded).hasSizeBetween(before + 10, before + 300);
    }

    @Test
    void what_the_past_holds_is_not_sent() throws Exception {
        versions = 3;
        DemoPast.write(folder.resolve("demo"), folder.resolve("past.ndjson"), NOW);
        long past = Files.readAllLines(folder.resolve("past.ndjson")).stream()
                .filter(line -> line.contains("specversion"))
                .count();
        recorded.add("the past");

        fill(NOW.plusSeconds(20));

        assertThat(recorded).hasSizeLessThan(20);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("%,d of them new".formatted(past + recorded.size() - 1));
    }

    @Test
    void what_happens_live_comes_by_the_desks_webhook_and_again_until_it_is_taken() throws Exception {
        new DemoConnections(folder).prepare();
        String secret =
                Files.readString(folder.resolve("demo-desk.secret")).strip().substring("whsec_".length());
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Instant[] now = {NOW};
        versions = 2;
        try (Demo demo = new Demo(
                folder.resolve("demo"),
                new DemoConnections(folder),
                url,
                url,
                new ServerKey(""),
                () -> now[0],
                new PrintStream(said, true, StandardCharsets.UTF_8))) {
            demo.fill();
            now[0] = NOW.plusSeconds(300);
            status = 503;
            demo.goOn();
            status = 202;
            demo.goOn();
            demo.goOn();
        }

        assertThat(deliveries).hasSize(2);
        Delivered first = deliveries.getFirst();
        assertThat(deliveries.getLast().body()).isEqualTo(first.body()).contains("\"subject\":\"demo:");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        assertThat(first.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder()
                                .encodeToString(
                                        mac.doFinal((first.id() + "." + now[0].getEpochSecond() + "." + first.body())
                                                .getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void entries_of_somebody_else_are_left_alone() {
        recorded.add("theirs");
        source = "/tools/helpdesk";
        assertThatThrownBy(() -> fill(NOW))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("holds entries of /tools/helpdesk")
                .hasMessageContaining("--data");
        assertThat(asked).containsExactly("GET /v1/scorecard");
    }

    @Test
    void a_folder_that_demands_keys_says_which() {
        status = 401;
        assertThatThrownBy(() -> fill(NOW))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("roles push and steward")
                .hasMessageContaining("--key-file");
    }

    private void fill(Instant now) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        try (Demo demo = new Demo(
                folder.resolve("demo"),
                new DemoConnections(folder),
                url,
                url,
                new ServerKey(""),
                InstantSource.fixed(now),
                out)) {
            demo.fill();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String text =
                switch (path) {
                    case "/v1/scorecard" ->
                        recorded.isEmpty()
                                ? "{\"groups\":[]}"
                                : "{\"groups\":[{\"key\":{\"source\":\"%s\"},\"requests\":100000}]}".formatted(source);
                    case "/v1/charters/default/versions" -> "{\"versions\":[" + "{},".repeat(versions - 1) + "{}]}";
                    case "/v1/charters/default" -> charter(body);
                    case "/v1/benchmarks/northwind" -> "{}";
                    case "/webhooks/demo-desk" -> deliver(exchange, body);
                    case "/v1/events" -> take(body.lines().toList());
                    default -> "{}";
                };
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String deliver(HttpExchange exchange, String body) {
        deliveries.add(new Delivered(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body));
        return "{}";
    }

    private String charter(String body) {
        charter = body;
        return "{}";
    }

    private String take(List<String> lines) {
        int before = recorded.size();
        recorded.addAll(lines);
        int fresh = recorded.size() - before;
        return "{\"recorded\":%d,\"duplicates\":%d,\"rejected\":0,\"results\":[]}"
                .formatted(fresh, lines.size() - fresh);
    }
}

package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.benchmarks.Dashboard.Choice;
import dev.engagement.benchmarks.Dashboard.Query;
import dev.engagement.benchmarks.Prometheus.Checked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the ops team is given works: a real Prometheus scrapes the demo, and every rule and every query of every dashboard is run. */
@Demo
class PrometheusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void isInstalled() {
        Tools.require("prometheus");
        Tools.require("promtool");
    }

    @Test
    void promtool_has_nothing_to_say_about_configuration_rules_and_their_tests() throws Exception {
        Path ops = Prometheus.ops();
        List<Path> rules = Prometheus.files(ops.resolve("rules"), ".yml");
        assertPasses(Prometheus.promtool("", List.of("check", "config"), List.of(ops.resolve("prometheus.yml"))));
        assertPasses(Prometheus.promtool("", List.of("check", "rules", "--lint-fatal"), rules));
        assertPasses(Prometheus.promtool("", List.of("test", "rules"), Prometheus.files(ops.resolve("tests"), ".yml")));
    }

    private static void assertPasses(Checked checked) {
        assertThat(checked.exit()).as(checked.said()).isZero();
    }

    @Test
    void promtool_has_nothing_to_say_about_our_metrics(Installed demo) throws Exception {
        for (URI service : List.of(demo.service(), demo.reporting(""))) {
            String scrape = get(service.resolve("/actuator/prometheus"));
            assertThat(scrape).contains("# HELP engagement_");
            assertThat(Prometheus.promtool(scrape, List.of("check", "metrics"), List.of())
                            .said()
                            .lines()
                            .filter(line -> line.startsWith("engagement_") || line.startsWith("error")))
                    .isEmpty();
        }
    }

    @Test
    void every_rule_and_every_query_of_every_dashboard_returns_something(Installed demo) throws Exception {
        List<Dashboard> dashboards = Dashboard.all();
        try (Prometheus prometheus = Prometheus.start(folder, demo);
                HeardConnection heard = HeardConnection.of(demo)) {
            await().atMost(PATIENCE).until(prometheus::isReady);
            live(demo, prometheus);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(silent(prometheus, dashboards))
                    .isEmpty());
            assertThat(dashboards.stream().flatMap(Dashboard::queries)).hasSizeGreaterThan(60);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(prometheus.rules())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(rule -> assertWorks(prometheus, rule)));
        }
    }

    private static void assertWorks(Prometheus prometheus, JsonNode rule) {
        String name = rule.path("name").asString();
        assertThat(rule.path("health").asString()).as(rule.toString()).isEqualTo("ok");
        if (rule.path("type").asString().equals("recording")) {
            assertThat(prometheus.query(name)).as(name).isNotEmpty();
        }
        assertThat(rule.path("alerts").toString()).doesNotContain("error expanding");
    }

    /** What has no answer, or none that is a number. */
    private static List<String> silent(Prometheus prometheus, List<Dashboard> dashboards) {
        Stream<String> queries = dashboards.stream()
                .flatMap(Dashboard::queries)
                .filter(query -> prometheus.query(query.text()).isEmpty())
                .map(Query::toString);
        Stream<String> choices = dashboards.stream()
                .flatMap(Dashboard::choices)
                .filter(choice ->
                        prometheus.values(choice.label(), choice.series()).isEmpty())
                .map(Choice::toString);
        return Stream.concat(queries, choices).toList();
    }

    /** Something settles while Prometheus looks. */
    private void live(Installed demo, Prometheus prometheus) throws Exception {
        String subject = "watched:" + Instant.now().toEpochMilli();
        tell(demo, subject, "request-opened", 60, """
                {"activity":"incident","service":"watched","team":"watchers","priority":"high"}""");
        await().atMost(PATIENCE).until(() -> !prometheus
                .query("engagement_time_to_engage_seconds_count{service=\"watched\"}")
                .isEmpty());
        tell(demo, subject, "ownership-changed", 40, "{\"owner\":\"Ana\"}");
        tell(demo, subject, "progress-reported", 30, "{\"by\":\"Ana\",\"visibleToCustomer\":true}");
        tell(demo, subject, "request-resolved", 20, "{\"by\":\"Ana\"}");
    }

    private void tell(Installed demo, String subject, String name, int secondsAgo, String data) throws Exception {
        String event = """
                {"specversion":"1.0","type":"dev.engagement.%s.v1","source":"/tools/watched","id":"%s %s",\
                "subject":"%s","time":"%s","data":%s}""".formatted(name, subject, name, subject, Instant.now().minusSeconds(secondsAgo), data);
        HttpRequest request = HttpRequest.newBuilder(demo.service().resolve("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }

    private String get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}

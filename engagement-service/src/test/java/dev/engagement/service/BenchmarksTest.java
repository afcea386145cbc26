package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Figures of providers outside over HTTP. Each test has a provider of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarksTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_set_is_published_once_and_the_next_one_after_it() {
        assertThat(put("twice", set("twice")).statusCode()).isEqualTo(201);
        HttpResponse<String> again = put("twice", set("twice"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("{\"provider\":\"twice\",\"figures\":1}");
        assertThat(put("twice", set("twice").replace("\"n\":40", "\"n\":41")).statusCode())
                .isEqualTo(201);

        assertThat(published("benchmark:twice", 2)).containsExactly(40, 41);
    }

    @Test
    void a_set_may_be_written_in_yaml() {
        String yaml = """
                provider: yaml
                source: The yearbook
                from: 2026-01-01T00:00:00Z
                to: 2026-02-01T00:00:00Z
                clock: elapsed
                figures: [{measure: time-to-engage, n: 40, p50: 900}]
                """;

        assertThat(service.ask("PUT", "/v1/benchmarks/yaml", Map.of("Content-Type", "application/yaml"), yaml)
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "elapsed"            | "service"           | clock
            "provider":"spoiled" | "provider":"other"  | provider
            "p50":900            | "p50":"quick"       | figures[0].p50
            "p50":900            | "median":900        | figures[0].median
            "n":40               | "n":0               | figures[0].n
            {"urgency":"high"}   | {"urgency":"urgent"} | figures[0].by.urgency
            {"urgency":"high"}   | {"town":"Ulm"}      | figures[0].by.town
            "2026-02-01          | "2025-02-01         | to
            "2026-02-01          | "0999-02-01         | to
            "source"             | "sauce"             | sauce
            """)
    void a_wrong_set_is_refused_by_its_field(String right, String wrong, String field) {
        HttpResponse<String> answer = put("spoiled", set("spoiled").replace(right, wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
        assertThat(put("spoiled", set("spoiled")).statusCode()).isIn(200, 201);
    }

    @Test
    void a_benchmark_is_no_event_and_no_request() {
        UnaryOperator<String> outcome = event ->
                service.post(Events.STRUCTURED, event).body().path("type").asString();

        assertThat(outcome.apply(Events.opened("b-1", "t:1").replace("request-opened", "benchmark-published")))
                .endsWith("charter-by-event");
        assertThat(service.post(Events.STRUCTURED, Events.opened("b-2", "benchmark:acme"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("subject");
    }

    private HttpResponse<String> put(String provider, String set) {
        return service.ask("PUT", "/v1/benchmarks/" + provider, Map.of("Content-Type", "application/json"), set);
    }

    private static String set(String provider) {
        return """
                {"provider":"%s","source":"The yearbook","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z",
                 "clock":"elapsed","figures":[{"measure":"time-to-engage","by":{"urgency":"high"},"n":40,"p50":900}]}""".formatted(provider);
    }

    /** Waits for that many records of a key, and returns the number of readings of each first figure. */
    private static List<Integer> published(String key, int count) {
        List<Integer> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = Landscape.reader()) {
            TopicPartition charters = new TopicPartition(TopicNames.CHARTERS, 0);
            consumer.assign(List.of(charters));
            consumer.seekToBeginning(List.of(charters));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> add(found, key, record));
                return found.size() >= count;
            });
        }
        return found;
    }

    private static void add(List<Integer> found, String key, ConsumerRecord<String, byte[]> record) {
        if (key.equals(record.key())) {
            found.add(JSON.readTree(record.value()).at("/figures/0/n").asInt());
        }
    }
}

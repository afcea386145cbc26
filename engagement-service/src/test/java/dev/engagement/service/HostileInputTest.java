package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.NDJSON;
import static dev.engagement.service.Events.STRUCTURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import dev.engagement.tests.RealInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Posts invalid CloudEvents and JSON that breaks parsers: of our own making, and what others collected where it is at hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    /** Events or batches: ours, and those of a file of others' tests. */
    private static List<String> documents(List<String> ours, String file, String member) {
        Stream<String> others = RealInput.at("cloudevents-conformance/format/json/" + file).stream()
                .flatMap(found -> JSON.readTree(found.toFile()).path("tests").valueStream())
                .map(test -> test.path(member).toString());
        return Stream.concat(ours.stream(), others).toList();
    }

    /** The files of others' tests whose names begin so; none where they are not at hand. */
    private static Stream<byte[]> others(String prefix) throws IOException {
        Optional<Path> suite = RealInput.at("json-test-suite");
        if (suite.isEmpty()) {
            return Stream.empty();
        }
        List<byte[]> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(suite.get())) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches(prefix + ".*\\.json"))
                    .toList()) {
                bodies.add(Files.readAllBytes(file));
            }
        }
        return bodies.stream();
    }

    @Test
    void every_invalid_event_gets_a_problem_and_records_nothing() {
        for (String event : documents(HostileEvents.INVALID, "invalid-events.json", "event")) {
            assertRefused(event, service.post(STRUCTURED, event));
        }
        assertNothingRecorded();
    }

    @Test
    void every_event_of_an_invalid_batch_that_is_wrong_gets_a_problem() {
        for (String batch : documents(HostileEvents.INVALID_BATCHES, "invalid-batches.json", "batch")) {
            Answer answer = service.post(BATCH, batch);
            assertThat(answer.status()).as(batch).isLessThan(500);
            assertThat(answer.status() == 200 ? answer.body().path("rejected").asInt() : 1)
                    .as(batch)
                    .isPositive();
        }
        assertNothingRecorded();
    }

    @Test
    void every_valid_event_of_an_unknown_type_gets_a_422_that_names_the_type() {
        for (String event : documents(HostileEvents.UNKNOWN, "valid-events.json", "event")) {
            Answer answer = service.post(STRUCTURED, event);
            assertThat(answer.status()).as(event).isEqualTo(422);
            assertThat(answer.text("detail"))
                    .contains(JSON.readTree(event).path("type").asString());
        }
        assertNothingRecorded();
    }

    @Test
    void no_body_whatsoever_causes_a_fault_of_ours() throws IOException {
        for (byte[] bytes : Stream.concat(HostileEvents.bodies(), others("")).toList()) {
            String what = shown(bytes);
            for (String type : List.of(STRUCTURED, "application/json")) {
                assertRefused(what + " as " + type, service.post(Map.of("Content-Type", type), bytes));
            }
            Answer batch = service.post(Map.of("Content-Type", BATCH), bytes);
            assertThat(batch.status()).as(what).isBetween(200, 499);
            assertThat(batch.body().path("recorded").asInt()).isZero();
            Answer stream = service.post(Map.of("Content-Type", NDJSON), bytes);
            assertThat(stream.status()).as(what).isEqualTo(200);
            assertThat(stream.body().path("recorded").asInt()).isZero();
        }
        assertNothingRecorded();
    }

    @Test
    void a_data_field_may_hold_any_of_it_and_neighbours_are_recorded() throws IOException {
        List<String> texts = Stream.concat(
                        HostileEvents.broken(),
                        others("n_").map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)))
                .toList();
        int number = 0;
        for (String text : texts) {
            String inside = text.replace('\n', ' ');
            String lines = Events.event("bad" + number, "t:bad", "request-closed", inside) + "\n"
                    + Events.closed("good" + number, "u:good") + "\n";
            Answer answer = service.post(NDJSON, lines);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("recorded").asInt())
                    .as(shown(inside.getBytes(StandardCharsets.UTF_8)) + " " + answer.body())
                    .isPositive();
            number++;
        }
        service.bean(JdbcTemplate.class).update("delete from event");
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(String what, Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer.body()).isBetween(400, 499);
        assertThat(answer.type()).as(what).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).as(what).startsWith("urn:engagement:problem:");
    }

    private void assertNothingRecorded() {
        assertThat(service.bean(JdbcTemplate.class).queryForObject("select count(*) from event", Long.class))
                .isZero();
    }
}

package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.NDJSON;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.RealInput.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts what others collected of invalid CloudEvents and of JSON that breaks parsers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void every_invalid_event_gets_a_problem_and_records_nothing() throws IOException {
        JsonNode tests = JSON.readTree(
                        Files.readAllBytes(data("cloudevents-conformance/format/json/invalid-events.json")))
                .path("tests");
        assertThat(tests.size()).isPositive();
        for (JsonNode test : tests) {
            assertRefused(
                    test.path("id").asString(),
                    service.post(STRUCTURED, test.path("event").toString()));
        }
        assertNothingRecorded();
    }

    @Test
    void every_event_of_an_invalid_batch_that_is_wrong_gets_a_problem() throws IOException {
        JsonNode tests = JSON.readTree(
                        Files.readAllBytes(data("cloudevents-conformance/format/json/invalid-batches.json")))
                .path("tests");
        assertThat(tests.size()).isPositive();
        for (JsonNode test : tests) {
            Answer answer = service.post(BATCH, test.path("batch").toString());
            assertThat(answer.status()).as(test.toString()).isLessThan(500);
            assertThat(answer.status() == 200 ? answer.body().path("rejected").asInt() : 1)
                    .as(test.toString())
                    .isPositive();
        }
        assertNothingRecorded();
    }

    @Test
    void every_valid_event_of_an_unknown_type_gets_a_422_that_names_the_type() throws IOException {
        JsonNode tests = JSON.readTree(
                        Files.readAllBytes(data("cloudevents-conformance/format/json/valid-events.json")))
                .path("tests");
        assertThat(tests.size()).isPositive();
        for (JsonNode test : tests) {
            Answer answer = service.post(STRUCTURED, test.path("event").toString());
            assertThat(answer.status()).as(test.toString()).isEqualTo(422);
            assertThat(answer.text("detail")).contains(test.at("/event/type").asString());
        }
        assertNothingRecorded();
    }

    @Test
    void no_json_file_whatsoever_causes_a_fault_of_ours() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(data("json-test-suite"))) {
            files = found.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (String type : List.of(STRUCTURED, "application/json")) {
                assertRefused(file.getFileName() + " as " + type, service.post(Map.of("Content-Type", type), bytes));
            }
            Answer batch = service.post(Map.of("Content-Type", BATCH), bytes);
            assertThat(batch.status()).as(file.toString()).isBetween(200, 499);
            assertThat(batch.body().path("recorded").asInt()).isZero();
            Answer stream = service.post(Map.of("Content-Type", NDJSON), bytes);
            assertThat(stream.status()).as(file.toString()).isEqualTo(200);
            assertThat(stream.body().path("recorded").asInt()).isZero();
        }
        assertNothingRecorded();
    }

    @Test
    void a_data_field_may_hold_any_of_it_and_neighbours_are_recorded() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(data("json-test-suite"))) {
            files = found.filter(file -> file.getFileName().toString().startsWith("n_"))
                    .toList();
        }
        int number = 0;
        for (Path file : files) {
            String inside = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\n', ' ');
            String lines = Events.event("bad" + number, "t:bad", "request-closed", inside) + "\n"
                    + Events.closed("good" + number, "u:good") + "\n";
            Answer answer = service.post(NDJSON, lines);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("recorded").asInt())
                    .as(file + " " + answer.body())
                    .isPositive();
            number++;
        }
        service.bean(JdbcTemplate.class).update("delete from event");
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

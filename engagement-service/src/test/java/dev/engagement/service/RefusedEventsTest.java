package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.NDJSON;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.event;
import static dev.engagement.service.Events.gzip;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that cannot be taken, by the field that is wrong. */
@ExtendWith(Shared.class)
class RefusedEventsTest {
    private final Running service;

    RefusedEventsTest(Running service) {
        this.service = service;
    }

    @Test
    void a_charter_sent_as_an_event_is_told_which_door_to_take() {
        Answer answer = service.post(STRUCTURED, event("c", "charter:default", "charter-published", "{}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("field")).isEqualTo("type");
        assertThat(answer.text("detail")).contains("PUT /v1/charters/{name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"specversion\":\"1.0\"     | \"specversion\":\"0.3\" | 400 | specversion",
                "\"id\":\"x\"                | \"id\":\"\"             | 400 | id",
                "\"id\":\"x\"                | \"id\":7                | 400 | id",
                "\"source\":\"/tools/t\"     | \"source\":\"not a uri\" | 400 | source",
                "\"subject\":\"t:X\"         | \"other\":\"t:X\"       | 400 | subject",
                "\"subject\":\"t:X\"         | \"subject\":\"X\"       | 400 | subject",
                "\"subject\":\"t:X\"         | \"subject\":\"charter:default\" | 400 | subject",
                "\"time\":                   | \"when\":               | 400 | time",
                "2026-03-27T16:30:00+01:00   | 2026-03-27T16:30+01:00  | 400 | time",
                "2026-03-27T16:30:00+01:00   | 2026-03-27T16:30:00     | 400 | time",
                "2026-03-27T16:30:00+01:00   | 2999-01-01T00:00:00Z    | 422 | time",
                "request-opened              | coffee-spilled          | 422 | type",
                "request-opened.v1           | request-opened.v2       | 422 | type",
                "request-opened              | charter-published       | 422 | type",
                "\"application/json\"        | \"text/plain\"          | 400 | datacontenttype",
                "\"service\":\"mail\"        | \"service\":\" \"       | 422 | data.service",
                "\"service\":\"mail\"        | \"service\":\"\\u0000\" | 422 | data",
                "\"service\":\"mail\"        | \"service\":\"\\ud800\" | 422 | data",
                "\"data\":{                  | \"data\":7,\"x\":{      | 422 | data",
            })
    void what_cannot_be_is_refused_by_the_name_of_the_field(String part, String instead, int status, String field) {
        String event = opened("x", "t:X").replace(part, instead);
        assertThat(event).contains(instead);

        Answer answer = service.post(STRUCTURED, event);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.text("type")).startsWith("urn:engagement:problem:");
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(service.get("/v1/requests/t:X/entries").status()).isEqualTo(404);
    }

    @Test
    void an_unknown_type_is_named_even_where_nothing_else_of_ours_is_there() {
        Answer answer = service.post(
                STRUCTURED,
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"io.cloudevents.test\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("detail")).contains("io.cloudevents.test");
    }

    @Test
    void a_body_that_is_too_large_or_inflates_without_end_is_refused() {
        String huge = "{\"specversion\":\"" + " ".repeat(300_000) + "\"}";

        assertThat(service.post(STRUCTURED, huge).status()).isEqualTo(413);
        assertThat(service.post(Map.of("Content-Type", STRUCTURED, "Content-Encoding", "gzip"), gzip(huge))
                        .status())
                .isEqualTo(413);
        assertThat(service.post(Map.of("Content-Type", BATCH, "Content-Encoding", "gzip"), gzip(" ".repeat(9_000_000)))
                        .status())
                .isEqualTo(413);
        assertThat(service.post(BATCH, "[" + "7,".repeat(1_000) + "7]").status())
                .isEqualTo(413);
    }

    @Test
    void a_gzip_body_that_is_none_or_breaks_off_is_refused() {
        Map<String, String> headers = Map.of("Content-Type", STRUCTURED, "Content-Encoding", "gzip");
        byte[] whole = gzip(opened("z", "t:Z"));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(service.post(headers, "plain".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(service.post(headers, half).status()).isEqualTo(400);
        Answer stream = service.post(Map.of("Content-Type", NDJSON, "Content-Encoding", "gzip"), half);
        assertThat(stream.body().path("recorded").asInt()).isZero();
        assertThat(stream.body().path("rejected").asInt()).isPositive();
        assertThat(service.post(Map.of("Content-Type", STRUCTURED, "Content-Encoding", "br"), whole)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void nesting_beyond_the_limit_is_refused() {
        String deep = "[".repeat(40) + "]".repeat(40);

        Answer answer = service.post(STRUCTURED, event("y", "t:Y", "request-closed", "{\"x\":" + deep + "}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("nesting");
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 415", "application/xml, 415", "application/json, 400"})
    void other_media_types_are_refused(String type, int status) {
        assertThat(service.post(type, opened("w", "t:W")).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commitment-made | {\"commitment\":\"c1\",\"due\":\"9999-12-31T23:59:59-18:00\"} | data.due",
                "commitment-made | {\"commitment\":\"c1\",\"due\":\"1969-12-31T23:59:59Z\"} | data.due",
                "progress-reported | {\"visibleToCustomer\":true,\"percentComplete\":1e-40} |",
                "experience-rated | {\"satisfaction\":{\"score\":5,\"from\":4.99999999999999999999,\"to\":5}} |",
            })
    void what_is_accepted_is_read_back_and_what_could_not_be_is_refused_by_its_field(
            String name, String data, @Nullable String refused) {
        String subject = "t:extreme-" + UUID.randomUUID();

        Answer answer = service.post(STRUCTURED, event(subject, subject, name, data));

        assertThat(answer.status()).isEqualTo(refused == null ? 201 : 422);
        if (refused == null) {
            assertThat(service.getText("/v1/requests/" + subject + "/entries").replace("E-", "e-"))
                    .contains(data);
        } else {
            assertThat(answer.text("field")).isEqualTo(refused);
        }
    }
}

package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.NDJSON;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static dev.engagement.service.Events.event;
import static dev.engagement.service.Events.gzip;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_structured_event_is_recorded_and_can_be_read_back() {
        Answer answer = service.post(STRUCTURED, opened("1", "t:A-1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("outcome")).isEqualTo("recorded");
        assertThat(answer.body().path("sequence").asLong()).isZero();
        assertThat(answer.body().has("warnings")).isFalse();
        var entry =
                service.get("/v1/requests/t:A-1/entries").body().path("entries").path(0);
        assertThat(entry.path("entryid").asString()).isEqualTo(answer.text("entryid"));
        assertThat(entry.path("type").asString()).isEqualTo("dev.engagement.request-opened.v1");
        assertThat(entry.path("time").asString()).isEqualTo("2026-03-27T15:30:00Z");
        assertThat(entry.path("data").toString()).isEqualTo("{\"activity\":\"incident\",\"service\":\"mail\"}");
    }

    @Test
    void a_binary_event_has_its_attributes_in_headers() {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json; charset=utf-8",
                "ce-specversion", "1.0",
                "ce-id", "binary%20%E2%82%AC+1",
                "ce-source", "/tools/t",
                "ce-type", "dev.engagement.request-acknowledged.v1",
                "ce-subject", "t:B-1",
                "ce-time", "2026-03-27T15:30:00Z");

        Answer answer = service.post(headers, "{\"automatic\":true}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(service.get("/v1/requests/t:B-1/entries")
                        .body()
                        .at("/entries/0/id")
                        .asString())
                .isEqualTo("binary €+1");
    }

    @Test
    void a_batch_answers_for_each_event_in_order_and_a_bad_one_harms_no_neighbour() {
        Answer answer = service.post(
                BATCH,
                "[" + opened("c1", "t:C-1") + ",{\"id\":\"broken\"},17," + closed("c2", "t:C-1") + ","
                        + closed("c2", "t:C-1") + ","
                        + event("c3", "t:C-1", "barrier-raised", "{\"barrier\":\"b\",\"waitingOn\":\"nobody\"}") + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("recorded").asInt()).isEqualTo(2);
        assertThat(answer.body().path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body().path("rejected").asInt()).isEqualTo(3);
        assertThat(answer.body().path("results").valueStream().map(result -> result.path("outcome")
                        .asString()))
                .containsExactly("recorded", "rejected", "rejected", "recorded", "duplicate", "rejected");
        assertThat(answer.body().at("/results/1/problem/field").asString()).isEqualTo("specversion");
        assertThat(answer.body().at("/results/4/entryid"))
                .isEqualTo(answer.body().at("/results/3/entryid"));
        assertThat(answer.body().at("/results/5/problem/field").asString()).isEqualTo("data.waitingOn");
        assertThat(sequences("t:C-1")).containsExactly(0L, 1L);
    }

    @Test
    void a_stream_lists_only_its_rejected_lines_by_number() {
        String lines = opened("d1", "t:D-1") + "\n\n" + "{not json}\n" + closed("d2", "t:D-1") + "\r\n"
                + "x".repeat(300_000) + "\n" + closed("d2", "t:D-1") + "\n" + closed("d3", "t:D-1");

        Answer answer = service.post(NDJSON, lines);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("recorded").asInt()).isEqualTo(3);
        assertThat(answer.body().path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body().path("results").valueStream().map(result -> result.path("line")
                        .asInt()))
                .containsExactly(3, 5);
        assertThat(sequences("t:D-1")).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_long_stream_keeps_the_order_within_each_request() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(event("e" + i, "t:E-" + i % 7, "customer-contacted", "{\"channel\":\"" + i + "\"}"))
                    .append('\n');
        }

        Answer answer =
                service.post(Map.of("Content-Type", NDJSON, "Content-Encoding", "gzip"), gzip(lines.toString()));

        assertThat(answer.body().path("recorded").asInt()).isEqualTo(5_000);
        for (int request = 0; request < 7; request++) {
            List<Integer> channels = service.get("/v1/requests/t:E-" + request + "/entries")
                    .body()
                    .path("entries")
                    .valueStream()
                    .map(entry -> Integer.valueOf(entry.at("/data/channel").asString()))
                    .toList();
            assertThat(channels).isSorted().hasSizeGreaterThan(700);
        }
    }

    @Test
    void the_same_message_again_is_a_duplicate_whatever_its_spaces_and_order() {
        Answer first = service.post(
                STRUCTURED,
                event("f1", "t:F-1", "progress-reported", "{\"visibleToCustomer\":true,\"percentComplete\":50}"));
        Answer again = service.post(
                STRUCTURED,
                event("f1", "t:F-1", "progress-reported", "{ \"percentComplete\": 50.0, \"visibleToCustomer\": true }")
                        .replace("16:30:00+01:00", "15:30:00.000Z"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("outcome")).isEqualTo("duplicate");
        assertThat(again.text("entryid")).isEqualTo(first.text("entryid"));
        assertThat(sequences("t:F-1")).containsExactly(0L);
    }

    @Test
    void a_message_id_that_comes_again_with_other_content_is_refused() {
        service.post(STRUCTURED, opened("g1", "t:G-1"));

        Answer otherSubject = service.post(STRUCTURED, opened("g1", "t:G-2"));
        Answer otherData = service.post(
                STRUCTURED, event("g1", "t:G-1", "request-opened", "{\"activity\":\"project\",\"service\":\"mail\"}"));

        for (Answer answer : List.of(otherSubject, otherData)) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.text("type")).isEqualTo("urn:engagement:problem:message-reused");
            assertThat(answer.text("field")).isEqualTo("id");
        }
        assertThat(sequences("t:G-1")).containsExactly(0L);
        assertThat(service.get("/v1/requests/t:G-2/entries").status()).isEqualTo(404);
    }

    @Test
    void unknown_fields_are_named_and_kept_out() {
        Answer answer =
                service.post(STRUCTURED, event("h1", "t:H-1", "request-closed", "{\"by\":\"ana\",\"mood\":\"sunny\"}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/warnings/0").asString()).contains("data.mood");
        assertThat(service.get("/v1/requests/t:H-1/entries")
                        .body()
                        .at("/entries/0/data")
                        .toString())
                .doesNotContain("mood");
    }

    @Test
    void people_and_free_text_are_stored_in_the_directory_alone() {
        service.post(
                STRUCTURED,
                event(
                        "i1",
                        "t:I-1",
                        "request-opened",
                        "{\"activity\":\"incident\",\"service\":\"mail\",\"requester\":\"Jane Roe\","
                                + "\"title\":\"Jane cannot log in\"}"));
        service.post(
                STRUCTURED,
                event("i2", "t:I-2", "ownership-changed", "{\"owner\":\"Jane Roe\",\"reason\":\"she knows best\"}"));

        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        assertThat(jdbc.queryForList("select payload || meta_data from event", String.class))
                .noneMatch(stored -> stored.contains("Jane") || stored.contains("knows best"));
        assertThat(jdbc.queryForList("select text from directory where subject like 't:I-%'", String.class))
                .containsExactlyInAnyOrder("Jane Roe", "Jane cannot log in", "she knows best");
        String requester = service.get("/v1/requests/t:I-1/entries")
                .body()
                .at("/entries/0/data/requester")
                .asString();
        assertThat(requester).matches("person:[0-9a-f]{32}");
        assertThat(service.get("/v1/requests/t:I-2/entries")
                        .body()
                        .at("/entries/0/data/owner")
                        .asString())
                .isEqualTo(requester);
    }

    @Test
    void the_same_person_under_another_connection_is_another_reference() {
        service.post(STRUCTURED, event("j1", "one:J", "request-closed", "{\"by\":\"ana\"}"));
        service.post(STRUCTURED, event("j2", "two:J", "request-closed", "{\"by\":\"ana\"}"));

        assertThat(service.get("/v1/requests/one:J/entries").body().at("/entries/0/data/by"))
                .isNotEqualTo(service.get("/v1/requests/two:J/entries").body().at("/entries/0/data/by"));
    }

    @Test
    void any_order_is_accepted() {
        Answer answer = service.post(
                BATCH,
                "[" + event("k1", "t:K-1", "entry-retracted", "{\"source\":\"/tools/t\",\"id\":\"k3\"}") + ","
                        + event("k2", "t:K-1", "commitment-delivered", "{\"commitment\":\"c\"}") + ","
                        + closed("k3", "t:K-1") + "," + opened("k4", "t:K-1") + "]");

        assertThat(answer.body().path("recorded").asInt()).isEqualTo(4);
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

    @Test
    void pages_of_a_long_stream_follow_each_other() {
        service.post(BATCH, "[" + opened("p1", "t:P") + "," + closed("p2", "t:P") + "," + closed("p3", "t:P") + "]");

        Answer first = service.get("/v1/requests/t:P/entries?limit=2");

        assertThat(first.body().path("entries").size()).isEqualTo(2);
        assertThat(first.body().path("next").asInt()).isEqualTo(2);
        assertThat(service.get("/v1/requests/t:P/entries?from=2&limit=2")
                        .body()
                        .path("entries")
                        .size())
                .isEqualTo(1);
        assertThat(service.get("/v1/requests/t:P/entries?limit=0").text("field"))
                .isEqualTo("limit");
        assertThat(service.get("/v1/requests/t:P/entries?from=x").status()).isEqualTo(400);
    }

    @Test
    void a_request_may_be_called_almost_anything() {
        service.post(STRUCTURED, opened("q1", "github:org/repo#12 ä"));

        assertThat(service.get("/v1/requests/github:org%2Frepo%2312%20%C3%A4/entries")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_becomes_of_messages_is_counted_for_prometheus() {
        service.post(STRUCTURED, opened("m1", "t:M"));
        service.post(STRUCTURED, opened("m1", "t:M"));
        service.post(STRUCTURED, "{}");

        String scrape = service.getText("/actuator/prometheus");
        assertThat(scrape)
                .contains("engagement_entries_total{name=\"request-opened\",source=\"/tools/t\"}")
                .contains("engagement_duplicates_total ")
                .contains("engagement_rejected_total{reason=\"invalid-attribute\"}")
                .contains("engagement_rejected_total{reason=\"unknown-type\"}")
                .contains("engagement_publish_lag_seconds ")
                .contains("engagement_quarantine_size ");
        assertThat(scrape.lines().filter(line -> line.startsWith("# HELP engagement_")))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.endsWith(".") && line.split(" ", 4)[3].length() > 40);
    }

    private List<Long> sequences(String subject) {
        return service.get("/v1/requests/" + subject + "/entries")
                .body()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("sequence").asLong())
                .toList();
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

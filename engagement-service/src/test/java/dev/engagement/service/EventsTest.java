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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages in their four forms, in any order, and again. */
@ExtendWith(Shared.class)
class EventsTest {
    private final Running service;

    EventsTest(Running service) {
        this.service = service;
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
    void any_order_is_accepted() {
        Answer answer = service.post(
                BATCH,
                "[" + event("k1", "t:K-1", "entry-retracted", "{\"source\":\"/tools/t\",\"id\":\"k3\"}") + ","
                        + event("k2", "t:K-1", "commitment-delivered", "{\"commitment\":\"c\"}") + ","
                        + closed("k3", "t:K-1") + "," + opened("k4", "t:K-1") + "]");

        assertThat(answer.body().path("recorded").asInt()).isEqualTo(4);
    }

    private List<Long> sequences(String subject) {
        return service.get("/v1/requests/" + subject + "/entries")
                .body()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("sequence").asLong())
                .toList();
    }
}

package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.event;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event that comes alone is answered past most filters, and nobody can tell. */
@ExtendWith(Shared.class)
class ShortWayTest {
    private static final Map<String, String> SHORT = Map.of("Content-Type", STRUCTURED);
    /** Weighed media types are negotiated, so the call goes through the dispatcher. */
    private static final Map<String, String> LONG =
            Map.of("Content-Type", STRUCTURED, "Accept", "application/json;q=0.9, */*;q=0.1");

    private final Running service;

    ShortWayTest(Running service) {
        this.service = service;
    }

    @Test
    void a_recorded_event_is_answered_alike_on_both_ways() {
        HttpResponse<String> here = post(SHORT, opened("short-1", "t:S-1"));
        HttpResponse<String> there = post(LONG, opened("short-2", "t:S-2"));

        assertThat(here.statusCode()).isEqualTo(there.statusCode()).isEqualTo(201);
        assertThat(withoutIds(here)).isEqualTo(withoutIds(there));
        assertThat(headers(here)).isEqualTo(headers(there)).containsKey("x-content-type-options");
    }

    @Test
    void a_repeat_is_answered_alike_on_both_ways() {
        post(SHORT, opened("short-3", "t:S-3"));
        HttpResponse<String> here = post(SHORT, opened("short-3", "t:S-3"));
        HttpResponse<String> there = post(LONG, opened("short-3", "t:S-3"));

        assertThat(here.statusCode()).isEqualTo(there.statusCode()).isEqualTo(200);
        assertThat(here.body()).isEqualTo(there.body());
    }

    @Test
    void what_is_refused_is_refused_alike_on_both_ways() {
        for (String bad : List.of(
                "{not json",
                "[]",
                "",
                opened("", "t:S-4"),
                event("short-4", "t:S-4", "unheard-of", "{}"),
                event("short-5", "t:S-4", "barrier-raised", "{\"barrier\":\"b\",\"waitingOn\":\"nobody\"}"),
                "\"" + "x".repeat(300_000) + "\"")) {
            HttpResponse<String> here = post(SHORT, bad);
            HttpResponse<String> there = post(LONG, bad);

            assertThat(here.statusCode()).isEqualTo(there.statusCode()).isBetween(400, 499);
            assertThat(here.body()).isEqualTo(there.body());
            assertThat(headers(here)).isEqualTo(headers(there));
        }
    }

    @Test
    void both_ways_are_counted_by_the_same_timer() {
        post(SHORT, opened("short-6", "t:S-6"));
        post(LONG, opened("short-7", "t:S-7"));

        assertThat(service.getText("/actuator/prometheus").lines())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/v1/events\"")
                        && line.contains("status=\"201\""))
                .hasSize(1);
    }

    @Test
    void both_ways_are_alike_behind_a_door_with_tls() {
        try (Running behind = Running.on(
                Landscape.newDatabase(), Landscape.newKeyFile(), "--server.forward-headers-strategy=native")) {
            HttpResponse<String> here = behind.ask("POST", "/v1/events", byTls(SHORT), opened("short-8", "t:S-8"));
            HttpResponse<String> there = behind.ask("POST", "/v1/events", byTls(LONG), opened("short-9", "t:S-9"));

            assertThat(here.statusCode()).isEqualTo(there.statusCode()).isEqualTo(201);
            assertThat(headers(here)).isEqualTo(headers(there)).containsKey("strict-transport-security");
        }
    }

    private static Map<String, String> byTls(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Forwarded-Proto", "https");
        return all;
    }

    private HttpResponse<String> post(Map<String, String> headers, String body) {
        return service.ask("POST", "/v1/events", headers, body);
    }

    private static String withoutIds(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"entryid\":\"[^\"]*\"", "");
    }

    /** What differs by the length of a body and by the second is left out. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        List.of("date", "content-length", "transfer-encoding", "connection").forEach(headers::remove);
        return headers;
    }
}

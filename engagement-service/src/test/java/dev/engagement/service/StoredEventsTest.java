package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static dev.engagement.service.Events.event;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is stored of messages, and how it is read back and counted. */
@ExtendWith(Shared.class)
class StoredEventsTest {
    private final Running service;

    StoredEventsTest(Running service) {
        this.service = service;
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
    void reasons_that_nobody_knows_are_named_and_kept_out_and_the_customers_words_are_a_reference() {
        Answer answer = service.post(
                STRUCTURED,
                event(
                        "h2",
                        "t:H-2",
                        "experience-rated",
                        "{\"reasons\":[\"slow\",\"rude\"],\"comment\":\"Nobody called back\"}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/warnings/0").asString()).contains("data.reasons[1]");
        assertThat(service.get("/v1/requests/t:H-2/entries")
                        .body()
                        .at("/entries/0/data")
                        .toString())
                .contains("[\"slow\"]", "\"comment\":\"text:")
                .doesNotContain("called");
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
    void a_group_looks_everything_up_by_an_index_and_all_else_is_planned_as_postgresql_likes() {
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        jdbc.execute("alter table message add column scans text default current_setting('enable_seqscan')");
        try {
            service.post(STRUCTURED, event("planned", "t:PLANNED", "request-closed", "{}"));

            assertThat(jdbc.queryForObject("select scans from message where id = 'planned'", String.class))
                    .isEqualTo("off");
            assertThat(jdbc.queryForObject("show enable_seqscan", String.class)).isEqualTo("on");
        } finally {
            jdbc.execute("alter table message drop column scans");
        }
    }

    @Test
    void the_same_person_under_another_connection_is_another_reference() {
        service.post(STRUCTURED, event("j1", "one:J", "request-closed", "{\"by\":\"ana\"}"));
        service.post(STRUCTURED, event("j2", "two:J", "request-closed", "{\"by\":\"ana\"}"));

        assertThat(service.get("/v1/requests/one:J/entries").body().at("/entries/0/data/by"))
                .isNotEqualTo(service.get("/v1/requests/two:J/entries").body().at("/entries/0/data/by"));
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
}

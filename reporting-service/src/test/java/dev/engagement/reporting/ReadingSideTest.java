package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Requests, stories and scorecards over HTTP. */
class ReadingSideTest extends ReadingSideStage {
    @Test
    void a_request_is_shown_with_its_readings_and_the_entries_they_come_from() {
        Stories story =
                opened("tool:shown", "/tools/shown").at("2026-03-02T09:30").acknowledged("person:ana");
        publish(story);
        service.awaitEntries("tool:shown", 2);

        JsonNode request = service.get("/v1/requests/tool:shown").json();

        assertThat(request.get("state").asString()).isEqualTo("open");
        assertThat(request.get("dimensions").get("urgency").asString()).isEqualTo("high");
        assertThat(request.get("dimensions").get("channel").isNull()).isTrue();
        assertThat(request.get("charter").toString()).isEqualTo("{\"name\":\"default\",\"version\":1}");
        assertThat(request.get("expectations").get("updateBy").asString()).isEqualTo("2026-03-02T13:30:00Z");
        assertThat(request.get("expectations").get("engageBy").isNull()).isTrue();
        JsonNode reading = request.get("readings").get("time-to-engage");
        assertThat(reading.get("status").asString()).isEqualTo("settled");
        assertThat(reading.get("service").toString()).isEqualTo("1800");
        assertThat(reading.get("elapsed").toString()).isEqualTo("1800");
        assertThat(reading.get("target").toString()).isEqualTo("3600");
        assertThat(reading.get("met").asBoolean()).isTrue();
        assertThat(reading.get("entries").size()).isEqualTo(2);
        assertThat(reading.get("entries").get(1).asString())
                .isEqualTo(story.entries().getLast().entryId().toString());
        assertThat(request.get("readings").get("urgency").get("value").asString())
                .isEqualTo("high");
        assertThat(request.get("readings").get("pace-kept").get("allowed").toString())
                .isEqualTo("14400");
    }

    @Test
    void a_name_is_known_until_a_tombstone_takes_it_back_and_no_figure_changes() {
        publish(opened("tool:named", "/tools/named").at("2026-03-02T09:30").acknowledged("person:zoe"));
        service.awaitEntries("tool:named", 2);
        String before = service.get("/v1/requests/tool:named?happened=2026-03-02T10:00:00Z")
                .body();
        Directory directory = service.bean(Directory.class);
        List<String> both = List.of("person:zoe", "text:title");

        name("text:title", "{\"kind\":\"text\",\"text\":\"Zoe's screen\",\"later\":1}");
        name("person:zoe", "{\"kind\":\"person\",\"text\":\"zoe\"}");
        name("person:zoe", "{\"kind\":\"person\",\"text\":\"zoe@example.org\"}");
        await().atMost(PATIENCE)
                .until(
                        () -> directory.textOf(both),
                        Map.of("person:zoe", "zoe@example.org", "text:title", "Zoe's screen")::equals);

        name("person:zoe", "zoe, and no JSON");
        name("person:zoe", null);
        await().atMost(PATIENCE).until(() -> directory.textOf(both).keySet(), Set.of("text:title")::equals);

        assertThat(service.get("/v1/requests/tool:named?happened=2026-03-02T10:00:00Z")
                        .body())
                .isEqualTo(before);
        assertThat(service.database()
                        .queryForList(
                                "select d::text from directory d union all select p::text || encode(value, 'escape')"
                                        + " from parked p union all select reason from parked",
                                String.class))
                .noneMatch(row -> row != null && row.contains("zoe"));
    }

    private static void name(String reference, @Nullable String value) {
        stage.publish(new ProducerRecord<>(
                TopicNames.DIRECTORY, reference, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_request_lists_its_commitments_and_a_scorecard_counts_them() {
        Instant due = Instant.parse("2026-03-04T09:00:00Z");
        publish(opened("tool:promised", "/tools/promised")
                .entry(new CommitmentMade("kept", due, 2L, null, null))
                .entry(new CommitmentMade("lost", due, null, null, null))
                .entry(new CommitmentMade("later", Instant.parse("2999-01-01T00:00:00Z"), null, null, null))
                .at("2026-03-03T09:00")
                .entry(new CommitmentDelivered("kept", 2L))
                .resolved("person:ana"));
        service.awaitEntries("tool:promised", 6);

        JsonNode request = service.get("/v1/requests/tool:promised").json();
        JsonNode measures = service.get(SCORECARD + "/tools/promised").group().get("measures");

        assertThat(request.get("commitments").get(0).get("outcome").asString()).isEqualTo("kept");
        assertThat(request.get("commitments").get(0).get("dues")).hasToString("[\"2026-03-04T09:00:00Z\"]");
        assertThat(request.get("commitments").get(0).get("scopes")).hasToString("[2]");
        assertThat(request.get("commitments").get(0).get("entries").size()).isEqualTo(2);
        assertThat(request.get("readings").get("commitments-kept").get("value")).hasToString("0.5");
        JsonNode kept = measures.get("commitments-kept");
        assertThat(kept.get("n")).hasToString("2");
        assertThat(kept.get("running")).hasToString("1");
        assertThat(kept.get("mean")).hasToString("0.5");
        assertThat(kept.get("outcomes"))
                .hasToString("{\"kept\":1,\"renegotiated\":0,\"told-late\":0,\"broken\":1,\"withdrawn\":0,\"open\":1}");
    }

    @Test
    void a_promise_that_broke_as_its_date_passed_was_open_before_whenever_one_asks() {
        publish(opened("tool:passed", "/tools/passed")
                .promised("c", "2026-03-04T09:00")
                .resolved("person:ana"));
        service.awaitEntries("tool:passed", 3);

        for (int i = 0; i < 2; i++) {
            assertThat(outcomes(SCORECARD + "/tools/passed")).contains("\"broken\":1");
            assertThat(outcomes(SCORECARD + "/tools/passed&happened=2026-03-03T00:00:00Z"))
                    .contains("\"open\":1");
            assertThat(outcomes(SCORECARD + "/tools/passed&happened=2026-03-04T09:00:00Z"))
                    .contains("\"open\":1");
        }
    }

    private static String outcomes(String query) {
        return service.get(query)
                .group()
                .get("measures")
                .get("commitments-kept")
                .get("outcomes")
                .toString();
    }

    @Test
    void a_story_is_told_in_order_without_what_was_retracted() {
        publish(opened("tool:retold", "/tools/retold")
                .at("2026-03-02T11:00")
                .acknowledged("person:ana")
                .retracted(1)
                .at("2026-03-02T10:00")
                .learned("2026-03-03T10:00")
                .owner("person:ben"));
        service.awaitEntries("tool:retold", 3);

        JsonNode entries = service.get("/v1/requests/tool:retold/story").json().get("entries");

        assertThat(entries.get(1).get("type").asString()).isEqualTo("dev.engagement.ownership-changed.v1");
        assertThat(entries.get(1).get("sequence").asInt()).isEqualTo(3);
        assertThat(entries.get(1).get("data").get("owner").asString()).isEqualTo("person:ben");
        assertThat(entries.get(1).get("time").asString()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(entries.get(1).get("recordedtime").asString()).isEqualTo("2026-03-03T10:00:00Z");
    }

    @Test
    void a_key_may_have_slashes_blanks_and_colons() {
        publish(opened("git:org/repo #1: it's 100%", "/tools/slashes"));

        service.awaitEntries("git:org/repo #1: it's 100%", 1);

        assertThat(service.get("/v1/requests/git:org%2Frepo%20%231%3A%20it's%20100%25")
                        .json()
                        .get("request")
                        .asString())
                .isEqualTo("git:org/repo #1: it's 100%");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/scorecard?form=2026-01-01T00:00:00Z, 400, form",
        "/v1/scorecard?by=colour, 400, by",
        "/v1/scorecard?where=colour:red, 400, where",
        "/v1/scorecard?where=urgency, 400, where",
        "/v1/scorecard?from=yesterday, 400, from",
        "/v1/scorecard?from=2026-01-01, 400, from",
        "/v1/scorecard?known=2026-01-01T00:00:00Z&known=2026-01-02T00:00:00Z, 400, known",
        "/v1/scorecard?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, 400, to",
        "/v1/requests/tool:nobody, 404, id",
        "/v1/requests/tool:nobody/story, 404, id",
        "/v1/requests/tool:nobody?mood=sunny, 400, mood"
    })
    void a_problem_names_the_parameter(String path, int status, String field) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
        assertThat(answer.json().get("type").asString()).startsWith("urn:engagement:problem:");
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
    }

    @Test
    void more_than_one_answer_can_bear_is_refused_with_the_way_out() {
        Service small = stage.service(Stage.database(), "--engagement.refold-limit=1");
        publish(opened("tool:many", "/tools/many").at("2026-03-02T10:00").owner("person:ana"));
        small.awaitEntries("tool:many", 2);

        assertThat(small.get(SCORECARD + "/tools/many").status())
                .as("open requests need no folding")
                .isEqualTo(200);
        Answer answer = small.get(SCORECARD + "/tools/many&happened=2026-03-02T09:59:59Z");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).contains("/v1/replays");
    }

    @Test
    void more_requests_than_the_heap_has_room_for_are_refused_and_a_narrower_question_answers() {
        Service small = stage.service(Stage.database(), "--engagement.count-limit=2", "--engagement.rows-in-memory=0");
        for (String request : List.of("tool:wide1", "tool:wide2", "tool:others")) {
            publish(opened(request, request.equals("tool:others") ? "/tools/others" : "/tools/wide")
                    .owner("person:ana"));
            small.awaitEntries(request, 2);
        }

        Answer answer = small.get("/v1/scorecard");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("type").asString()).endsWith("too-much-to-count");
        assertThat(answer.json().get("detail").asString()).contains("more than 2 requests", "Narrow");
        assertThat(small.get("/?from=2026-01-01&to=2026-12-31").status()).isEqualTo(422);
        assertThat(small.get(SCORECARD + "/tools/wide").body()).contains("\"requests\":2");
    }
}

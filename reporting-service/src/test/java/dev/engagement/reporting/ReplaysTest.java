package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.reporting.Stage.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Replays as jobs, and their figures. */
class ReplaysTest extends ReplayStage {
    @Test
    void a_replay_during_which_the_service_ended_twice_is_not_begun_again() {
        String id = "01890000-0000-7000-8000-000000000000";
        service.database()
                .update("insert into replay (id, asked_at, parameters, state, measures, program, attempts)"
                        + " values ('" + id + "', now(), '{\"known\":\"" + FIRST + "\"}', 'running', '{}', 'x', 2)");
        await().until(() ->
                !service.get("/v1/replays/" + id).json().path("endedAt").isNull());

        Answer failed = service.get("/v1/replays/" + id);
        service.delete("/v1/replays/" + id);

        assertThat(failed.json().path("state").asString()).isEqualTo("failed");
        assertThat(failed.json().path("problem").asString()).contains("begun 2 times");
    }

    @Test
    void a_body_beyond_its_bound_is_refused() {
        Answer answer =
                service.post("/v1/replays", "application/json", "{\"where\":[" + "\"team:a\",".repeat(20_000) + "1]}");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void what_was_known_then_is_answered_to_the_byte_whatever_arrived_since() {
        assertThat(scorecard(FIRST).body()).isEqualTo(before);
    }

    @Test
    void a_replay_comes_to_the_figures_of_the_live_scorecard_and_says_what_it_did() {
        JsonNode replay = replay(COHORT + ",\"by\":[\"urgency\"],\"known\":\"" + FIRST + "\"");

        assertThat(replay.get("result").toString()).isEqualTo(before);
        assertThat(replay.get("definition").get("known").asString()).isEqualTo(FIRST.toString());
        assertThat(replay.get("definition").get("program").asString()).contains("/");
        assertThat(replay.at("/progress/share").asDouble()).isEqualTo(1);
        assertThat(replay.at("/progress/entries").asInt())
                .isEqualTo(replay.at("/progress/of").asInt())
                .isPositive();
        JsonNode whatIf = replay(COHORT + ",\"known\":\"" + SECOND + "\",\"charter\":\"office\"");
        assertThat(whatIf.get("result").toString())
                .isEqualTo(service.get("/v1/scorecard?where=source:/tools/replayed&charter=office&known=" + SECOND)
                        .body());
    }

    @Test
    void a_replay_without_an_instant_of_knowledge_gets_the_latest_there_is() {
        JsonNode replay = replay(COHORT);

        String known = replay.get("definition").get("known").asString();
        assertThat(Instant.parse(known)).isAfterOrEqualTo(SECOND);
        assertThat(replay.get("result").toString())
                .isEqualTo(service.get("/v1/scorecard?where=source:/tools/replayed&known=" + known)
                        .body());
    }

    @Test
    void a_replay_moves_no_live_figure() {
        String live = settled();
        String metrics = histograms();

        replay("\"known\":\"" + FIRST + "\",\"charter\":\"default@1\"");

        assertThat(histograms()).isEqualTo(metrics);
        assertThat(settled()).isEqualTo(live);
    }

    private static String settled() {
        return service.get("/v1/requests/t:done").json().get("readings").toString();
    }

    private static String histograms() {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("engagement_time_to") || line.startsWith("engagement_update_gap"))
                .filter(line -> !line.matches(".* 0(\\.0)?"))
                .toList()
                .toString();
    }

    @Test
    void what_is_over_is_deleted_and_then_unknown() {
        String path = "/v1/replays/" + replay(COHORT).get("id").asString();
        assertThat(service.get("/v1/replays").body()).contains(path.substring(12));

        assertThat(service.delete(path).status()).isEqualTo(204);

        assertThat(service.get(path).status()).isEqualTo(404);
        assertThat(service.delete("/v1/replays/none").status()).isEqualTo(404);
    }

    @Test
    void one_that_somebody_cancelled_stays_without_figures() {
        String running = replay(COHORT).get("id").asString();
        service.database().update("update replay set state = 'running' where id = ?::uuid", running);

        assertThat(service.delete("/v1/replays/" + running).status()).isEqualTo(204);

        assertThat(service.get("/v1/replays/" + running).json().get("state").asString())
                .isEqualTo("cancelled");
        assertThat(service.get("/v1/replays/" + running + "/differences/" + running)
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"form\":\"2026-03-01T00:00:00Z\"} | 400 | form",
                "{\"from\":1} | 400 | from",
                "{\"by\":[\"colour\"]} | 400 | by",
                "{\"charter\":\"none\"} | 422 | charter",
                "{\"known\":\"2999-01-01T00:00:00Z\"} | 409 | known",
                "[] | 400 |",
                "{ | 400 |"
            })
    void what_nobody_can_make_sense_of_is_refused_by_name(String body, int status, String field) {
        Answer answer = service.post("/v1/replays", "application/json", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("field").asString(null)).isEqualTo(field);
    }
}

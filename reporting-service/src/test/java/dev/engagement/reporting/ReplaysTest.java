package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All history under an as-of or a charter, and why two such figures differ. */
class ReplaysTest {
    private static final String MONDAY = "2026-03-02T09:00";
    private static final Instant FIRST = Instant.parse("2026-03-04T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-07T00:00:00Z");
    private static final String COHORT = "\"where\":[\"source:/tools/replayed\"]";

    private static Stage stage;
    private static Service service;
    /** What was answered before anything arrived late. */
    private static String before;

    /** What was known on Wednesday, a report of that, and what arrived until Saturday. */
    @BeforeAll
    static void tell() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        List<Recorded> all = new ArrayList<>();
        all.addAll(opened("t:late")
                .at("2026-03-02T10:00")
                .learned("2026-03-05T08:00")
                .acknowledged("person:ana")
                .entries());
        all.addAll(opened("t:wrong")
                .at("2026-03-02T09:30")
                .acknowledged("person:ana")
                .at("2026-03-05T08:00")
                .retracted(1)
                .entries());
        all.addAll(
                opened("t:done").at("2026-03-02T09:45").resolved("person:ana").entries());
        all.addAll(opened("t:moves-on")
                .at("2026-03-06T09:00")
                .resolved("person:ana")
                .entries());
        all.addAll(opened("t:waits").entries());
        stage.publish(all.stream().filter(ReplaysTest::early).toList());
        complete(FIRST);
        before = scorecard(FIRST).body();
        stage.publish(all.stream().filter(entry -> !early(entry)).toList());
        stage.publish(List.of(ChartersTest.published(
                ChartersTest.charter("office", "2020-01-01T00:00:00Z", ChartersTest.from(9, 17)),
                0,
                "2026-03-06T12:00:00Z")));
        complete(SECOND);
    }

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

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String request) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/replayed")
                .at(MONDAY)
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    private static boolean early(Recorded entry) {
        return !entry.recordedAt().isAfter(FIRST);
    }

    private static void complete(Instant to) {
        stage.complete(to.plusMillis(1));
        service.awaitComplete(to.plusMillis(1));
    }

    private static Answer scorecard(Instant known) {
        return service.get("/v1/scorecard?by=urgency&where=source:/tools/replayed&known=" + known);
    }

    /** Asks for a replay and waits until it is over. */
    private static JsonNode replay(String members) {
        Answer asked = service.post("/v1/replays", "application/json", "{" + members + "}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/v1/replays/" + asked.json().get("id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> !List.of("waiting", "running")
                .contains(service.get(path).json().get("state").asString()));
        JsonNode replay = service.get(path).json();
        assertThat(replay.get("state").asString()).as(replay.toString()).isEqualTo("done");
        return replay;
    }

    private static JsonNode differences(JsonNode a, JsonNode b, String query) {
        Answer answer = service.get("/v1/replays/" + a.get("id").asString() + "/differences/"
                + b.get("id").asString() + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode reading(JsonNode differences, String request, String measure) {
        for (JsonNode one : differences.get("requests")) {
            if (one.get("request").asString().equals(request)) {
                return one.get("readings").path(measure);
            }
        }
        throw new AssertionError(request + " is not among " + differences);
    }

    private static List<String> requests(JsonNode differences) {
        List<String> requests = new ArrayList<>();
        differences
                .get("requests")
                .forEach(one -> requests.add(one.get("request").asString()));
        return requests;
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
    void the_difference_between_two_reports_names_each_cause_with_its_entries() {
        JsonNode then = replay(COHORT + ",\"known\":\"" + FIRST + "\"");
        JsonNode now = replay(COHORT + ",\"known\":\"" + SECOND + "\"");

        JsonNode differences = differences(then, now, "");

        assertThat(requests(differences)).containsExactly("t:late", "t:moves-on", "t:waits", "t:wrong");
        assertThat(differences.get("changed").asInt()).isEqualTo(4);
        JsonNode late = reading(differences, "t:late", "time-to-engage");
        assertThat(late.at("/before/0/status").asString()).isEqualTo("running");
        assertThat(late.at("/after/0/service").asInt()).isEqualTo(3600);
        assertThat(late.get("causes"))
                .hasToString("[{\"cause\":\"late-entry\",\"entries\":[\""
                        + opened("t").contacted().entries().get(1).entryId() + "\"]}]");
        JsonNode wrong = reading(differences, "t:wrong", "time-to-engage");
        assertThat(wrong.at("/before/0/service").asInt()).isEqualTo(1800);
        assertThat(wrong.at("/after/0/status").asString()).isEqualTo("running");
        assertThat(wrong.at("/causes/0/cause").asString()).isEqualTo("correction");
        assertThat(wrong.at("/causes/0/entries").size()).isEqualTo(2);
        assertThat(wrong.at("/causes/1/cause").asString()).isEqualTo("time");
        assertThat(reading(differences, "t:moves-on", "time-to-resolve")
                        .at("/causes/0/cause")
                        .asString())
                .isEqualTo("new-entry");
        assertThat(reading(differences, "t:waits", "time-to-engage").get("causes"))
                .hasToString("[{\"cause\":\"time\",\"entries\":[]}]");
        assertThat(differences.get("figures").toString())
                .contains(
                        "{\"key\":{},\"measure\":\"time-to-engage\",\"figure\":\"service.n\",\"before\":2,\"after\":3}");
    }

    @Test
    void another_charter_is_named_as_the_cause_and_only_whom_it_changes_is_listed() {
        JsonNode judged = replay(COHORT + ",\"known\":\"" + SECOND + "\",\"happened\":\"2026-03-02T10:30:00Z\"");
        JsonNode whatIf = replay(
                COHORT + ",\"known\":\"" + SECOND + "\",\"happened\":\"2026-03-02T10:30:00Z\",\"charter\":\"office\"");
        JsonNode later = replay(COHORT + ",\"known\":\"" + SECOND + "\",\"charter\":\"office\"");
        JsonNode laterJudged = replay(COHORT + ",\"known\":\"" + SECOND + "\"");

        // Until half past ten all of it lay within working hours.
        assertThat(requests(differences(judged, whatIf, ""))).isEmpty();
        JsonNode differences = differences(laterJudged, later, "");
        assertThat(requests(differences)).containsExactly("t:late", "t:moves-on", "t:waits", "t:wrong");
        JsonNode reading = reading(differences, "t:moves-on", "time-to-resolve");
        assertThat(reading.at("/before/0/service").asInt()).isEqualTo(4 * 24 * 3600);
        assertThat(reading.at("/after/0/service").asInt()).isEqualTo(4 * 8 * 3600);
        assertThat(reading.get("causes")).hasToString("[{\"cause\":\"charter\",\"entries\":[]}]");
        assertThat(differences.at("/requests/0/charter/after/name").asString()).isEqualTo("office");
    }

    @Test
    void differences_come_in_pages() {
        JsonNode then = replay(COHORT + ",\"known\":\"" + FIRST + "\"");
        JsonNode now = replay(COHORT + ",\"known\":\"" + SECOND + "\"");

        JsonNode page = differences(then, now, "?limit=3");
        JsonNode rest =
                differences(then, now, "?limit=3&cursor=" + page.get("next").asString());

        assertThat(requests(page)).containsExactly("t:late", "t:moves-on", "t:waits");
        assertThat(requests(rest)).containsExactly("t:wrong");
        assertThat(rest.get("next").isNull()).isTrue();
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

    @Test
    void different_cohorts_are_not_compared() {
        String one = replay(COHORT).get("id").asString();
        String other =
                replay(COHORT + ",\"from\":\"2026-03-01T00:00:00Z\"").get("id").asString();

        Answer answer = service.get("/v1/replays/" + one + "/differences/" + other);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("field").asString()).isEqualTo("from");
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

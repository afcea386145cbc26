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
import tools.jackson.databind.JsonNode;

/** Five requests, of which some entries are learned late: known by Wednesday, and by Saturday. */
abstract class ReplayStage {
    static final String MONDAY = "2026-03-02T09:00";
    static final Instant FIRST = Instant.parse("2026-03-04T00:00:00Z");
    static final Instant SECOND = Instant.parse("2026-03-07T00:00:00Z");
    static final String COHORT = "\"where\":[\"source:/tools/replayed\"]";
    static Stage stage;
    static Service service;

    /** What was answered before anything arrived late. */
    static String before;

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
        stage.publish(all.stream().filter(ReplayStage::early).toList());
        complete(FIRST);
        before = scorecard(FIRST).body();
        stage.publish(all.stream().filter(entry -> !early(entry)).toList());
        stage.publish(List.of(CharterEntries.published(
                CharterEntries.charter("office", "2020-01-01T00:00:00Z", CharterEntries.from(9, 17)),
                0,
                "2026-03-06T12:00:00Z")));
        complete(SECOND);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    static Stories opened(String request) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/replayed")
                .at(MONDAY)
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    static boolean early(Recorded entry) {
        return !entry.recordedAt().isAfter(FIRST);
    }

    static void complete(Instant to) {
        stage.complete(to.plusMillis(1));
        service.awaitComplete(to.plusMillis(1));
    }

    static Answer scorecard(Instant known) {
        return service.get("/v1/scorecard?by=urgency&where=source:/tools/replayed&known=" + known);
    }

    /** Asks for a replay and waits until it is over. */
    static JsonNode replay(String members) {
        Answer asked = service.post("/v1/replays", "application/json", "{" + members + "}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/v1/replays/" + asked.json().get("id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> !List.of("waiting", "running")
                .contains(service.get(path).json().get("state").asString()));
        JsonNode replay = service.get(path).json();
        assertThat(replay.get("state").asString()).as(replay.toString()).isEqualTo("done");
        return replay;
    }

    static JsonNode differences(JsonNode a, JsonNode b, String query) {
        Answer answer = service.get("/v1/replays/" + a.get("id").asString() + "/differences/"
                + b.get("id").asString() + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static JsonNode reading(JsonNode differences, String request, String measure) {
        for (JsonNode one : differences.get("requests")) {
            if (one.get("request").asString().equals(request)) {
                return one.get("readings").path(measure);
            }
        }
        throw new AssertionError(request + " is not among " + differences);
    }

    static List<String> requests(JsonNode differences) {
        List<String> requests = new ArrayList<>();
        differences
                .get("requests")
                .forEach(one -> requests.add(one.get("request").asString()));
        return requests;
    }
}

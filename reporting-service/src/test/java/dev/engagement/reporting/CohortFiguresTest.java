package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures of a cohort: who waits, who was overtaken, groups, and what was known then. */
class CohortFiguresTest extends ReadingSideStage {
    @Test
    void who_was_overtaken_is_the_same_in_a_split_in_a_narrowed_cohort_and_on_its_page() {
        String tool = "/tools/overtaken";
        publish(queued("tool:first", tool, "2026-03-02T09:00", Level.HIGH)
                .at("2026-03-02T13:00")
                .resolved("person:ana"));
        publish(queued("tool:second", tool, "2026-03-02T10:00", Level.LOW)
                .at("2026-03-02T11:00")
                .resolved("person:ana"));
        publish(queued("tool:third", tool, "2026-03-02T11:00", Level.MEDIUM)
                .at("2026-03-02T12:00")
                .owner("person:ana"));
        publish(queued("tool:waiting", tool, "2026-03-02T09:00", Level.CRITICAL));
        for (String request : List.of("first", "second", "third")) {
            service.awaitEntries("tool:" + request, 2);
        }
        service.awaitEntries("tool:waiting", 1);

        JsonNode all = service.get(SCORECARD + tool + "&by=urgency").json().get("groups");
        assertThat(overtaken(all.get(0))).isEqualTo("n 0 running 1 total 0");
        assertThat(overtaken(all.get(1))).isEqualTo("n 1 running 0 total 2");
        // The request that still waits was overtaken twice so far: it is unknown whether nine in ten stay below that.
        JsonNode whole = service.get(SCORECARD + tool).group().at("/measures/overtaken-by");
        assertThat(whole.get("p90")).hasToString("2");
        assertThat(whole.get("withWaiting")).hasToString("{\"p50\":0,\"p90\":null}");
        for (String narrowed : List.of("", "&happened=2026-03-02T14:00:00Z", "&happened=2999-01-01T00:00:00Z")) {
            assertThat(overtaken(service.get(SCORECARD + tool + "&where=urgency:high" + narrowed)
                            .group()))
                    .isEqualTo("n 1 running 0 total 2");
        }
        assertThat(service.get("/v1/requests/tool:first")
                        .json()
                        .get("readings")
                        .get("overtaken-by")
                        .get("value"))
                .hasToString("2");
        JsonNode waiting =
                service.get("/v1/requests/tool:waiting").json().get("readings").get("overtaken-by");
        assertThat(waiting.get("status").asString()).isEqualTo("running");
        assertThat(waiting.get("value")).hasToString("2");
        String narrowed = "?month=2026-03&where=source:" + tool + "&where=urgency:high";
        assertThat(service.get("/" + narrowed).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .containsPattern("overtaken by [^.]*\\. The formula 1 100 % above 0, mean 2 ");
        assertThat(service.get("/?month=2026-03&where=source:" + tool).body())
                .contains(
                        "Requests that still wait were overtaken 2 times so far by less urgent ones that came later.");
        assertThat(service.get("/behind" + narrowed + "&measure=overtaken-by&which=settled")
                        .body())
                .contains("href=\"/requests/tool:first\"");
    }

    @Test
    void who_still_asks_and_who_still_hears_nothing_counts_as_well() {
        String tool = "/tools/asking";
        publish(asking("tool:answered", tool)
                .at("2026-03-02T10:00")
                .acknowledged("person:ana")
                .at("2026-03-02T11:00")
                .resolved("person:ana"));
        publish(asking("tool:silent", tool).at("2026-03-02T10:00").acknowledged("person:ana"));
        publish(asking("tool:begging", tool)
                .at("2026-03-02T09:10")
                .contacted()
                .at("2026-03-02T09:20")
                .contacted());
        service.awaitEntries("tool:answered", 3);
        service.awaitEntries("tool:silent", 2);
        service.awaitEntries("tool:begging", 3);

        String then = "&happened=2026-03-02T18:00:00Z";
        JsonNode measures = service.get(SCORECARD + tool + then).group().get("measures");
        assertThat(measures.at("/contacts-to-engage/p90")).hasToString("1");
        assertThat(measures.at("/contacts-to-engage/withWaiting")).hasToString("{\"p50\":1,\"p90\":null}");
        assertThat(measures.at("/longest-silence/service/p90")).hasToString("3600");
        assertThat(measures.at("/longest-silence/service/withWaiting")).hasToString("{\"p50\":3600,\"p90\":null}");
        assertThat(measures.at("/hand-offs/withWaiting").isMissingNode()).isTrue();
        assertThat(service.get("/?month=2026-03&where=source:" + tool + then).body())
                .contains("half of the longest silences, those of open requests included, lasted over 1 h.");
    }

    private static Stories asking(String request, String tool) {
        return Stories.utc()
                .about(request)
                .toldBy(tool)
                .at("2026-03-02T09:00")
                .opened("incident", "mail", "asking", Level.HIGH, Level.HIGH);
    }

    private static Stories queued(String request, String tool, String at, Level urgency) {
        return Stories.utc().about(request).toldBy(tool).at(at).opened("incident", "mail", "queue", urgency, urgency);
    }

    private static String overtaken(JsonNode group) {
        JsonNode figures = group.get("measures").get("overtaken-by");
        return "n " + figures.get("n") + " running " + figures.get("running") + " total " + figures.get("total");
    }

    @Test
    void a_request_that_is_still_open_counts_with_all_that_came_since_it_was_asked_for_last() {
        Stories story = opened("tool:growing", "/tools/growing");
        publish(story);
        service.awaitEntries("tool:growing", 1);
        assertThat(service.get(SCORECARD + "/tools/growing").group().get("anomalies"))
                .hasToString("0");
        publish(story.at("2026-03-02T10:00").reopened());
        service.awaitEntries("tool:growing", 2);

        assertThat(service.get(SCORECARD + "/tools/growing").group().get("anomalies"))
                .hasToString("1");
    }

    @Test
    void groups_are_split_by_what_the_reader_asks_and_what_is_unknown_is_null() {
        publish(opened("tool:split-1", "/tools/split").at("2026-03-02T10:00").acknowledged("person:ana"));
        publish(Stories.utc()
                .about("tool:split-2")
                .toldBy("/tools/split")
                .at("2026-03-02T09:00")
                .opened("question", "mail", null, null, null));
        service.awaitEntries("tool:split-1", 2);
        service.awaitEntries("tool:split-2", 1);

        JsonNode groups = service.get(SCORECARD + "/tools/split&by=team&by=urgency")
                .json()
                .get("groups");

        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.get(0).get("key")).hasToString("{\"team\":\"desk\",\"urgency\":\"high\"}");
        assertThat(groups.get(1).get("key")).hasToString("{\"team\":null,\"urgency\":\"medium\"}");
        assertThat(groups.get(0)
                        .get("measures")
                        .get("time-to-engage")
                        .get("service")
                        .get("total"))
                .hasToString("3600");
        assertThat(groups.get(0).get("measures").get("time-to-engage").get("attainment"))
                .hasToString("{\"met\":1,\"missed\":0,\"undecided\":0,\"rate\":1}");
        assertThat(service.get(SCORECARD + "/tools/split&where=team:").group().get("requests"))
                .hasToString("1");
        assertThat(service.get(SCORECARD + "/tools/split&to=2026-03-02T09:00:00Z")
                        .group()
                        .get("requests"))
                .hasToString("0");
        assertThat(service.get(SCORECARD + "/tools/split&from=2026-03-02T09:00:00Z&where=activity:question")
                        .group()
                        .get("requests"))
                .hasToString("1");
    }

    @Test
    void what_was_known_then_is_answered_to_the_byte_as_it_was_then() {
        Instant then = Instant.parse("2026-03-02T12:00:00Z");
        publish(opened("tool:bytes-1", "/tools/bytes").at("2026-03-02T10:00").acknowledged("person:ana"));
        publish(opened("tool:bytes-2", "/tools/bytes").at("2026-03-02T11:00").resolved("person:ana"));
        stage.complete(Instant.parse("2026-03-02T12:00:01Z"));
        service.awaitComplete(Instant.parse("2026-03-02T12:00:01Z"));
        String query = SCORECARD + "/tools/bytes&by=urgency&known=" + then;
        String before = service.get(query).body();
        String request = service.get("/v1/requests/tool:bytes-1?known=" + then).body();

        List<Recorded> late = opened("tool:bytes-1", "/tools/bytes")
                .at("2026-03-02T10:00")
                .acknowledged("person:ana")
                .at("2026-03-02T09:10")
                .learned("2026-03-02T13:00")
                .owner("person:ben")
                .learned("2026-03-02T13:00")
                .opened("change", "mail", null, Level.LOW, Level.LOW)
                .entries();
        stage.publish(late);
        stage.publish(opened("tool:bytes-3", "/tools/bytes").learned("2026-03-02T13:00").entries().stream()
                .map(CohortFiguresTest::recordedLater)
                .toList());
        service.awaitEntries("tool:bytes-1", 4);
        service.awaitEntries("tool:bytes-3", 1);

        assertThat(service.get(query).body()).isEqualTo(before);
        assertThat(service.get("/v1/requests/tool:bytes-1?known=" + then).body())
                .isEqualTo(request);
        assertThat(service.get(SCORECARD + "/tools/bytes").group().get("requests"))
                .hasToString("3");
    }

    private static Recorded recordedLater(Recorded entry) {
        return new Recorded(
                entry.entryId(),
                entry.source(),
                entry.messageId(),
                entry.subject(),
                entry.occurredAt(),
                Instant.parse("2026-03-02T13:00:00Z"),
                entry.sequence(),
                entry.entry());
    }

    @Test
    void what_cannot_be_known_for_good_yet_has_to_be_asked_for_later() {
        Answer answer = service.get("/v1/scorecard?known=2199-01-01T00:00:00Z");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:engagement:problem:not-complete-yet");
        assertThat(service.get("/v1/requests/tool:x?known=2199-01-01T00:00:00Z").status())
                .isEqualTo(409);
    }
}

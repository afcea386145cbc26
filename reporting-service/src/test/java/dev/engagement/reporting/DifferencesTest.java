package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Differences between two replays, with their causes. */
class DifferencesTest extends ReplayStage {
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
        assertThat(page(then, now))
                .contains("4 of 5 requests read otherwise, mostly because of")
                .contains("Measure Before After Difference")
                .containsPattern("t:late time to engage: still running, [^→]* so far[^→]*→ 1 h")
                .containsPattern("“request acknowledged” of [^:]*:\\d\\d was learned later: we learned of it on ")
                .contains(" was taken back: we learned of it on ")
                .contains(" happened in between: ")
                .contains("Only time went on.");
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
        assertThat(page(laterJudged, later))
                .contains("mostly because of the charter.")
                .contains("time to resolve: 96 h → 32 h")
                .contains(
                        "Judged by office@1 instead of default@1: working time, hours: always, day and night → Monday to"
                                + " Sunday 09:00–17:00.");
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
    void different_cohorts_are_not_compared() {
        String one = replay(COHORT).get("id").asString();
        String other =
                replay(COHORT + ",\"from\":\"2026-03-01T00:00:00Z\"").get("id").asString();

        Answer answer = service.get("/v1/replays/" + one + "/differences/" + other);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("field").asString()).isEqualTo("from");
    }

    /** Returns what the page says of the differences. */
    private static String page(JsonNode a, JsonNode b) {
        Answer answer = service.get("/replays/" + a.get("id").asString() + "/differences/"
                + b.get("id").asString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace(" :", ":");
    }
}

package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo shows the best idea: what was known then is told from what is known now. */
@Demo
class LearnedAtItsTimeTest {
    @Test
    void a_month_of_last_spring_is_as_full_as_it_was_and_knows_less_than_today(Installed demo) throws Exception {
        Instant end = ZonedDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .minusMonths(5)
                .toInstant();
        String month = "/v1/scorecard?from=%s&to=%s"
                .formatted(end.atZone(ZoneOffset.UTC).minusMonths(1).toInstant(), end);

        JsonNode then = demo.questions().askJson(month + "&known=" + end).at("/groups/0");
        JsonNode now = demo.questions().askJson(month).at("/groups/0");

        assertThat(then.get("requests")).isEqualTo(now.get("requests"));
        assertThat(then.get("requests").asInt()).isGreaterThan(200);
        assertThat(running(then)).isGreaterThan(running(now));
    }

    private static int running(JsonNode group) {
        return group.at("/measures/time-to-engage/service/running").asInt();
    }

    @Test
    void last_months_figures_changed_because_of_late_news_and_of_retractions(Installed demo) {
        // Those of one month, newest first; other tests ask for others.
        List<JsonNode> replays = demo.questions()
                .now("/v1/replays")
                .get("replays")
                .valueStream()
                .filter(replay -> replay.at("/definition").has("from"))
                .toList();
        String before = replays.get(1).get("id").asString();
        String after = replays.get(0).get("id").asString();

        String differences = demo.questions()
                .now("/v1/replays/" + before + "/differences/" + after)
                .toString();

        assertThat(replays.get(1).at("/definition/known").asString()).endsWith("00:00Z");
        // Which of the two a month has depends on the day on which the demo begins.
        assertThat(differences).containsAnyOf("\"cause\":\"late-entry\"", "\"cause\":\"correction\"");
    }

    @Test
    void promises_end_in_every_way(Installed demo) {
        JsonNode outcomes = demo.questions().now("/v1/scorecard").at("/groups/0/measures/commitments-kept/outcomes");

        for (String outcome : List.of("kept", "renegotiated", "told-late", "broken", "withdrawn", "open")) {
            assertThat(outcomes.path(outcome).asInt(0)).as(outcome).isPositive();
        }
    }

    @Test
    void a_connection_is_silent_a_delivery_waits_and_the_page_says_that_all_of_it_is_invented(Installed demo)
            throws Exception {
        assertThat(demo.questions().ask("/connections"))
                .contains("demo-code has been silent for 26 h")
                .contains("This is not JSON at line 1, column 28")
                .contains("A demo: this department, its people and its past are invented.");
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whether a period is better than an earlier one, for programs. */
@ExtendWith(Shared.class)
class BetterOrWorseTest {
    private static final String MARCH = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private static final String IN_TIME = "/measures/time-to-engage/attainment/";

    private final PeriodsStage periods;

    BetterOrWorseTest(PeriodsStage periods) {
        this.periods = periods;
    }

    @Test
    void a_scorecard_has_the_figures_of_the_whole_month_before() {
        JsonNode card = periods.get("/v1/scorecard?compare=before&" + MARCH).json();

        assertThat(card.at("/before/cohort"))
                .hasToString("{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"}");
        assertThat(card.at("/before/groups/0/requests").asInt()).isEqualTo(3);
        assertThat(card.at("/before/groups/0" + IN_TIME + "met").asInt()).isEqualTo(2);
        assertThat(card.at("/groups/0" + IN_TIME + "met").asInt()).isEqualTo(1);
        assertThat(card.at("/before/charters/0/name").asString()).isEqualTo("default");
        assertThat(card.at("/before/groups/0"))
                .isEqualTo(periods.get("/v1/scorecard?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z")
                        .group());
    }

    @Test
    void a_scorecard_has_the_figures_of_the_year_before_in_the_same_groups() {
        JsonNode card =
                periods.get("/v1/scorecard?compare=year&by=team&" + MARCH).json();

        assertThat(card.at("/before/cohort/from").asString()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(card.at("/before/cohort/to").asString()).isEqualTo("2025-04-01T00:00:00Z");
        assertThat(card.at("/before/groups").size()).isEqualTo(1);
        assertThat(card.at("/before/groups/0/key/team").asString()).isEqualTo("desk");
    }

    @Test
    void nothing_is_compared_unless_it_is_asked_for() {
        assertThat(periods.get("/v1/scorecard?" + MARCH).json().has("before")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/scorecard?compare=month&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z, compare",
        "/v1/scorecard?compare=before&from=2026-03-01T00:00:00Z, compare",
        "/v1/scorecard?compare=before&compare=year&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z, compare",
        "/v1/readings?compare=before, compare",
        "/?compare=month, compare",
        "/?period=lately, period",
        "/behind?measure=time-to-engage&period=lately, period",
        "/?by=team&rank=best, rank"
    })
    void what_cannot_be_compared_is_refused_by_its_name(String path, String parameter) {
        Answer answer = periods.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter);
    }

    @Test
    void periods_at_the_ends_of_the_calendar_are_compared_or_refused_and_never_fail() {
        for (String path : new String[] {
            "/?month=0000-01",
            "/?month=0001-01&compare=year",
            "/?month=9999-12",
            "/?from=0001-01-01&to=9999-12-30",
            "/v1/scorecard?compare=before&from=0001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z",
            "/v1/scorecard?compare=year&from=0001-01-01T00:00:00Z&to=0001-02-01T00:00:00Z"
        }) {
            assertThat(periods.get(path).status()).as(path).isIn(200, 400);
        }
    }
}

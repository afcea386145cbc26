package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whether a period is better than an earlier one, for programs and for people. */
class BetterOrWorseTest {
    private static final String MARCH = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private static final String IN_TIME = "/measures/time-to-engage/attainment/";

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        // A year before.
        publish(opened("old", "desk", "2025-03-10T09:00")
                .after(Duration.ofHours(5))
                .acknowledged("ana"));
        // Of the 31 days before March, though not of February.
        publish(opened("january", "desk", "2026-01-30T09:00")
                .after(Duration.ofHours(5))
                .acknowledged("ana"));
        // February: two of three in time, one of its two promises kept.
        publish(kept(opened("f1", "desk", "2026-02-01T00:30")));
        publish(opened("f2", "desk", "2026-02-10T09:00")
                .after(Duration.ofMinutes(5))
                .acknowledged("ana"));
        publish(opened("f3", "net", "2026-02-11T09:00")
                .after(Duration.ofHours(2))
                .acknowledged("ana"));
        // March: one of three in time; one still waits, past its promise, and one never had attention.
        publish(opened("m1", "desk", "2026-03-02T09:00")
                .after(Duration.ofMinutes(5))
                .acknowledged("ana"));
        publish(opened("m2", "net", "2026-03-03T09:00")
                .after(Duration.ofHours(2))
                .acknowledged("ana"));
        publish(opened("m3", "net", "2026-03-04T09:00"));
        publish(opened("m4", "desk", "2026-03-05T09:00")
                .after(Duration.ofMinutes(5))
                .closed());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.get("/v1/scorecard").group().path("requests").asInt() == 9);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String key, String team, String at) {
        return Stories.utc().about("tool:" + key).at(at).opened("incident", "mail", team, Level.HIGH, Level.HIGH);
    }

    private static Stories kept(Stories story) {
        return story.after(Duration.ofMinutes(5))
                .owner("ana")
                .entry(new CommitmentMade("c", Instant.parse("2026-02-20T09:00:00Z"), null, null, null))
                .entry(new CommitmentDelivered("c", null))
                .resolved("ana");
    }

    private static void publish(Stories story) {
        stage.publish(story.entries());
    }

    private static String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&#39;", "'")
                .replace("&lt;", "<");
    }

    @Test
    void a_scorecard_has_the_figures_of_the_whole_month_before() {
        JsonNode card = service.get("/v1/scorecard?compare=before&" + MARCH).json();

        assertThat(card.at("/before/cohort"))
                .hasToString("{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"}");
        assertThat(card.at("/before/groups/0/requests").asInt()).isEqualTo(3);
        assertThat(card.at("/before/groups/0" + IN_TIME + "met").asInt()).isEqualTo(2);
        assertThat(card.at("/groups/0" + IN_TIME + "met").asInt()).isEqualTo(1);
        assertThat(card.at("/before/charters/0/name").asString()).isEqualTo("default");
        assertThat(card.at("/before/groups/0"))
                .isEqualTo(service.get("/v1/scorecard?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z")
                        .group());
    }

    @Test
    void a_scorecard_has_the_figures_of_the_year_before_in_the_same_groups() {
        JsonNode card =
                service.get("/v1/scorecard?compare=year&by=team&" + MARCH).json();

        assertThat(card.at("/before/cohort/from").asString()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(card.at("/before/cohort/to").asString()).isEqualTo("2025-04-01T00:00:00Z");
        assertThat(card.at("/before/groups").size()).isEqualTo(1);
        assertThat(card.at("/before/groups/0/key/team").asString()).isEqualTo("desk");
    }

    @Test
    void nothing_is_compared_unless_it_is_asked_for() {
        assertThat(service.get("/v1/scorecard?" + MARCH).json().has("before")).isFalse();
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
        Answer answer = service.get(path);

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
            assertThat(service.get(path).status()).as(path).isIn(200, 400);
        }
    }

    @Test
    void the_first_line_says_whether_it_is_getting_better() {
        assertThat(text("/?month=2026-03"))
                .contains(
                        "Worse than the month before: 33 % of requests had somebody's attention in time (67 %);"
                                + " 1 waits past its promise, 1 was never attended to.",
                        "In March 2026, 4 requests were opened; in the month before (February 2026) there were 3.");
        assertThat(text("/?month=2026-02"))
                .contains("Better than the month before: 67 % of requests had somebody's attention in time (0 %);"
                        + " nobody waits past a promise.");
        assertThat(text("/?month=2026-03&compare=year"))
                .contains("Better than the same month a year before: 33 % of requests had");
        assertThat(text("/?month=2025-03"))
                .contains("In March 2025, 0 % of requests had somebody's attention in time; nobody waits")
                .contains("there were none to compare them with");
    }

    @Test
    void six_lines_sum_up_the_factors_and_each_number_opens_as_many() {
        String page = service.get("/?month=2026-03").body();
        String summary = page.substring(page.indexOf("class=\"summary\""), page.indexOf("</section>"));

        assertThat(text("/?month=2026-03"))
                .contains("Engagement 33 % of requests had somebody's attention in time 67 % ▼ worse 2 of 3")
                .contains("Results – of promises were kept 100 % –");
        for (String factor : new String[] {"engagement", "urgency", "ownership", "pace", "results", "experience"}) {
            assertThat(summary).contains("href=\"#" + factor + "\"");
            assertThat(page).contains("id=\"" + factor + "\"");
        }
        Matcher misses = Pattern.compile("href=\"(/behind[^\"]*)\"><span>(\\d+)</span> of")
                .matcher(summary);
        assertThat(misses.results().toList()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(link -> assertThat(
                        text(link.group(1).replace("&amp;", "&")))
                .contains(": " + link.group(2) + (link.group(2).equals("1") ? " reading of" : " readings of")));
    }

    @Test
    void who_waits_past_their_promise_has_a_list_of_as_many() {
        assertThat(service.get("/?month=2026-03&where=team:net").body())
                .contains("/behind?month=2026-03&amp;where=team%3Anet&amp;measure=time-to-engage&amp;which=late");
        assertThat(text("/behind?month=2026-03&measure=time-to-engage&which=late"))
                .contains("1 reading of time to engage", "tool:m3")
                .doesNotContain("tool:m2");
    }

    @Test
    void who_still_may_be_answered_in_time_does_not_wait_past_a_promise() {
        assertThat(text("/?month=2026-03&happened=2026-03-04T09:30:00Z"))
                .contains("nobody waits past a promise", "1 open request is still waiting");
    }

    @Test
    void every_figure_stands_beside_that_of_the_period_before_with_a_direction_in_words() {
        assertThat(text("/?month=2026-03"))
                .containsPattern(
                        "time to engage [^.]*\\. The formula 2 1 5 min 5 min 2 h 2 h 2 h 5 min ▼ worse 33 % \\(1 of 3\\) 67 % \\(2 of 3\\)");
    }

    @Test
    void a_trend_says_its_last_value_and_targets_stand_on_the_curve_that_they_judge() {
        String page = service.get("/?month=2026-03").body();
        String urgency = page.substring(page.indexOf("id=\"urgency\""), page.indexOf("id=\"ownership\""));
        String engagement = page.substring(page.indexOf("id=\"engagement\""), page.indexOf("id=\"urgency\""));

        assertThat(urgency).contains("<line class=\"target level-high\"").doesNotContain("target level-low");
        assertThat(engagement)
                .doesNotContain("class=\"target")
                .containsPattern("text-anchor=\"end\">33 %</text></svg>");
    }

    @Test
    void a_count_is_the_share_above_the_least_and_the_mean() {
        assertThat(text("/?month=2026-02"))
                .containsPattern("hand-offs [^.]*\\. The formula 1 \\d? ?0 % above 0, mean 0 ");
        assertThat(text("/?month=2026-02"))
                .containsPattern("contacts to engage [^.]*\\. The formula 3 0 % above 1, mean 1 ");
    }

    @Test
    void a_preset_is_of_the_day_of_the_view() {
        String then = "&happened=2026-03-31T12:00:00Z";
        assertThat(text("/?period=this-month" + then)).contains("In March 2026, 4 requests were opened");
        assertThat(text("/?period=last-month" + then)).contains("In February 2026, 3 requests were opened");
        assertThat(text("/?period=this-quarter" + then)).contains("In the first quarter of 2026, 8 requests were");
        assertThat(text("/?period=last-year" + then)).contains("In 2025, 1 request was opened");
        assertThat(text("/?period=last-7-days&happened=2026-03-05T12:00:00Z"))
                .contains("In the 7 days to 5 Mar 2026, 4 requests were opened");
        assertThat(text("/?period=today&happened=2026-03-05T12:00:00Z")).contains("On 5 Mar 2026, 1 request was");
        assertThat(text("/?happened=2026-03-05T12:00:00Z")).contains("In the 30 days to 5 Mar 2026, 6 requests were");
    }

    @Test
    void a_preset_is_one_click_away_keeps_the_filters_and_follows_every_link() {
        String page =
                service.get("/?month=2026-03&where=team:desk&compare=year").body();
        assertThat(page).contains("href=\"/?where=team%3Adesk&amp;compare=year&amp;period=last-month\"");

        String preset = service.get("/?period=last-month&happened=2026-03-31T12:00:00Z&where=team:desk")
                .body();
        assertThat(preset)
                .contains("aria-current=\"true\">last month</a>")
                .contains("<input type=\"hidden\" name=\"period\" value=\"last-month\">")
                .contains("/behind?period=last-month&amp;")
                .contains("aria-label=\"Drop team:desk\"");
        assertThat(text("/behind?period=last-month&happened=2026-03-31T12:00:00Z&measure=time-to-engage&which=settled"))
                .contains("In February 2026 : 3 readings");
    }

    @Test
    void a_day_that_is_chosen_counts_more_than_a_month_and_a_month_more_than_a_preset() {
        assertThat(text("/?period=last-year&month=2026-03")).contains("In March 2026, 4 requests");
        assertThat(text("/?period=last-year&month=2026-03&from=2026-02-10&to=2026-02-11"))
                .contains("From 10 Feb 2026 to 11 Feb 2026, 2 requests were opened; in the time before");
    }

    @Test
    void a_split_stands_before_the_factors_with_a_curve_and_an_order_for_each_group() {
        String page = service.get("/?month=2026-03&by=team").body();

        assertThat(page.indexOf("id=\"split\"")).isBetween(0, page.indexOf("id=\"engagement\""));
        assertThat(page)
                .contains("aria-label=\"Attention over time: desk\"")
                .contains("<a href=\"/?month=2026-03&amp;where=team%3Adesk\">desk</a>")
                .contains("href=\"/?month=2026-03&amp;by=team&amp;rank=in-time\"");
        assertThat(text("/?month=2026-03&by=team"))
                .containsPattern("desk 2 few .*100 % 100 % = about the same")
                .containsPattern("net 2 few .*0 % 0 % = about the same");
        assertThat(order("/?month=2026-03&by=team")).containsExactly("desk", "net");
        assertThat(order("/?month=2026-03&by=team&rank=in-time")).containsExactly("net", "desk");
        assertThat(order("/?month=2026-03&by=team&rank=half")).containsExactly("net", "desk");
        assertThat(order("/?month=2026-03&by=team&rank=change")).containsExactly("desk", "net");
        assertThat(service.get("/?month=2026-03&by=team&rank=in-time").body())
                .contains("<input type=\"hidden\" name=\"rank\" value=\"in-time\">");
    }

    private static Stream<String> order(String path) {
        return Pattern.compile("Attention over time: (\\w+)")
                .matcher(service.get(path).body())
                .results()
                .map(group -> group.group(1));
    }
}

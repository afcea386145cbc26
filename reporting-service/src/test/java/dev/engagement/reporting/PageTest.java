package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scorecard's views say, without a browser. */
@ExtendWith(Shared.class)
class PageTest {
    private final PageStage page;

    PageTest(PageStage page) {
        this.page = page;
    }

    @Test
    void a_scorecard_begins_with_a_sentence_that_answers_its_question() {
        assertThat(page.text("/?month=2026-03"))
                .contains(
                        "In March 2026, 50 % of requests had somebody's attention in time; 1 waits past its promise.",
                        "Half of all requests had somebody's attention within 40 min, over one in ten still waits; 1 open"
                                + " request is still waiting.");
    }

    @Test
    void weeks_show_whether_it_is_getting_better() {
        assertThat(page.text("/?month=2026-03"))
                .contains("Share that had somebody's attention in time, by week of opening")
                .contains("week of 2 Mar: 50 %")
                .doesNotContain("week of 9 Mar:");
    }

    @Test
    void open_requests_have_a_row_of_what_their_customers_heard_in_which_a_silence_glows() {
        String then = page.get("/?month=2026-03&happened=2026-03-06T09:00:00Z").body();
        assertThat(then)
                .contains("1 of 1 open requests that somebody works on has been silent for longer than agreed")
                .contains("<a href=\"/requests/tool:QUICK\"><text class=\"label\"")
                .contains("<title>heard 2 Mar 09:40</title>")
                .containsPattern(
                        "class=\"silence lasting\"[^>]*><title>silent for 95 h of working time, where 4 h was allowed");
        assertThat(page.text("/?month=2026-03&happened=2026-03-02T09:50:00Z"))
                .contains("No open request that somebody works on has been silent for longer than agreed");
    }

    @Test
    void every_figure_opens_the_requests_behind_it() {
        assertThat(page.get("/?month=2026-03").body())
                .contains("href=\"/behind?month=2026-03&amp;measure=time-to-engage&amp;which=running\"");
        assertThat(page.text("/behind?month=2026-03&measure=time-to-engage&which=settled"))
                .contains("1 reading of time to engage")
                .contains("tool:QUICK")
                .doesNotContain("ALONE");
        assertThat(page.get("/behind?month=2026-03&measure=time-to-engage&which=running")
                        .body())
                .contains("href=\"/requests/tool:LEFT%2FALONE\">tool:LEFT/ALONE<");
    }

    @Test
    void a_filter_narrows_what_is_counted_and_can_be_dropped() {
        assertThat(page.get("/?month=2026-03&where=urgency:high").body())
                .contains("nobody is still waiting")
                .contains("<a href=\"/?month=2026-03\" aria-label=\"Drop urgency:high\">");
    }

    @Test
    void a_name_that_runs_the_other_way_turns_nothing_around_it() {
        assertThat(page.get("/board?state=any").body()).containsPattern("<bdi><a href=\"/requests/[^\"]*\">");
        assertThat(page.get("/?where=team:%E2%80%AEabc").body()).contains("<bdi>team:\u202eabc</bdi>");
    }

    @Test
    void a_split_has_a_line_for_each_group_that_opens_it() {
        assertThat(page.get("/?month=2026-03&by=urgency").body())
                .contains("<a href=\"/?month=2026-03&amp;where=urgency%3Ahigh\">high</a>")
                .contains("<a href=\"/?month=2026-03&amp;where=urgency%3Alow\">low</a>");
    }

    @Test
    void a_period_without_requests_says_what_to_do() {
        assertThat(page.text("/?month=1999-01"))
                .contains("In January 1999, no request was opened.")
                .contains("./engagement serve --demo");
    }

    @Test
    void fields_that_a_form_leaves_empty_are_not_asked_for() {
        assertThat(page.text("/?month=2026-03&from=&to=&by=&charter=&known="))
                .contains("In March 2026, 50 % of requests")
                .doesNotContain("Not now");
        assertThat(page.text("/board?where=&sort=due")).contains("1 nobody has answered");
    }

    @Test
    void days_are_the_charters_whoever_asks_so_that_an_address_shows_everybody_the_same() {
        Answer answer = page.service.get("/?from=2026-03-03&to=2026-03-03", "Cookie", "zone=Pacific%2FHonolulu");

        assertThat(answer.body()).contains("1 request was opened").contains("Pacific/Honolulu");
    }

    @Test
    void another_charter_or_time_is_said_across_the_top() {
        assertThat(page.text("/?month=2026-03&charter=default@1"))
                .contains("Not now: judged by the charter default@1 . Back to now");
        assertThat(page.text("/?month=2026-03")).doesNotContain("Not now");
    }

    @ParameterizedTest
    @CsvSource({
        "/?month=soon, 400, month",
        "/?from=yesterday, 400, from",
        "/?from=2026-03-02&to=2026-03-01, 400, to",
        "/?by=colour, 400, by",
        "/?colour=red, 400, colour",
        "/?charter=nobody, 422, nobody",
        "/board?overdue=everything, 400, overdue",
        "/behind?month=2026-03&measure=speed, 400, measure",
        "/behind?month=2026-03&measure=time-to-engage&which=best, 400, which"
    })
    void what_is_wrong_with_an_address_is_said_in_a_view_that_names_the_field(String path, int status, String field) {
        Answer answer = page.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>").contains(field);
        assertThat(answer.headers().get("Content-Type")).containsExactly("text/html;charset=UTF-8");
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a period is better than an earlier one, for people. */
@ExtendWith(Shared.class)
class BetterOrWorsePageTest {
    private final PeriodsStage periods;

    BetterOrWorsePageTest(PeriodsStage periods) {
        this.periods = periods;
    }

    @Test
    void the_first_line_says_whether_it_is_getting_better() {
        assertThat(periods.text("/?month=2026-03"))
                .contains(
                        "Worse than the month before: 33 % of requests had somebody's attention in time (67 %);"
                                + " 1 waits past its promise, 1 was never attended to.",
                        "In March 2026, 4 requests were opened; in the month before (February 2026) there were 3.");
        assertThat(periods.text("/?month=2026-02"))
                .contains("Better than the month before: 67 % of requests had somebody's attention in time (0 %);"
                        + " nobody waits past a promise.");
        assertThat(periods.text("/?month=2026-03&compare=year"))
                .contains("Better than the same month a year before: 33 % of requests had");
        assertThat(periods.text("/?month=2025-03"))
                .contains("In March 2025, 0 % of requests had somebody's attention in time; nobody waits")
                .contains("there were none to compare them with");
    }

    @Test
    void six_lines_sum_up_the_factors_and_each_number_opens_as_many() {
        String page = periods.get("/?month=2026-03").body();
        String summary = page.substring(page.indexOf("class=\"summary\""), page.indexOf("</section>"));

        assertThat(periods.text("/?month=2026-03"))
                .contains("Engagement 33 % of requests had somebody's attention in time 67 % ▼ worse 2 of 3")
                .contains("Results – of promises were kept 100 % –");
        for (String factor : new String[] {"engagement", "urgency", "ownership", "pace", "results", "experience"}) {
            assertThat(summary).contains("href=\"#" + factor + "\"");
            assertThat(page).contains("id=\"" + factor + "\"");
        }
        Matcher misses = Pattern.compile("href=\"(/behind[^\"]*)\"><span>(\\d+)</span> of")
                .matcher(summary);
        assertThat(misses.results().toList()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(link -> assertThat(
                        periods.text(link.group(1).replace("&amp;", "&")))
                .contains(": " + link.group(2) + (link.group(2).equals("1") ? " reading of" : " readings of")));
    }

    @Test
    void who_waits_past_their_promise_has_a_list_of_as_many() {
        assertThat(periods.get("/?month=2026-03&where=team:net").body())
                .contains("/behind?month=2026-03&amp;where=team%3Anet&amp;measure=time-to-engage&amp;which=late");
        assertThat(periods.text("/behind?month=2026-03&measure=time-to-engage&which=late"))
                .contains("1 reading of time to engage", "tool:m3")
                .doesNotContain("tool:m2");
    }

    @Test
    void who_still_may_be_answered_in_time_does_not_wait_past_a_promise() {
        assertThat(periods.text("/?month=2026-03&happened=2026-03-04T09:30:00Z"))
                .contains("nobody waits past a promise", "1 open request is still waiting");
    }

    @Test
    void every_figure_stands_beside_that_of_the_period_before_with_a_direction_in_words() {
        assertThat(periods.text("/?month=2026-03"))
                .containsPattern(
                        "time to engage [^.]*\\. The formula 2 1 5 min 5 min 2 h 2 h 2 h 5 min ▼ worse 33 % \\(1 of 3\\) 67 % \\(2 of 3\\)");
    }

    @Test
    void a_trend_says_its_last_value_and_targets_stand_on_the_curve_that_they_judge() {
        String page = periods.get("/?month=2026-03").body();
        String urgency = page.substring(page.indexOf("id=\"urgency\""), page.indexOf("id=\"ownership\""));
        String engagement = page.substring(page.indexOf("id=\"engagement\""), page.indexOf("id=\"urgency\""));

        assertThat(urgency).contains("<line class=\"target level-high\"").doesNotContain("target level-low");
        assertThat(engagement)
                .doesNotContain("class=\"target")
                .containsPattern("text-anchor=\"end\">33 %</text></svg>");
    }

    @Test
    void a_count_is_the_share_above_the_least_and_the_mean() {
        assertThat(periods.text("/?month=2026-02"))
                .containsPattern("hand-offs [^.]*\\. The formula 1 \\d? ?0 % above 0, mean 0 ");
        assertThat(periods.text("/?month=2026-02"))
                .containsPattern("contacts to engage [^.]*\\. The formula 3 0 % above 1, mean 1 ");
    }

    @Test
    void a_preset_is_of_the_day_of_the_view() {
        String then = "&happened=2026-03-31T12:00:00Z";
        assertThat(periods.text("/?period=this-month" + then)).contains("In March 2026, 4 requests were opened");
        assertThat(periods.text("/?period=last-month" + then)).contains("In February 2026, 3 requests were opened");
        assertThat(periods.text("/?period=this-quarter" + then))
                .contains("In the first quarter of 2026, 8 requests were");
        assertThat(periods.text("/?period=last-year" + then)).contains("In 2025, 1 request was opened");
        assertThat(periods.text("/?period=last-7-days&happened=2026-03-05T12:00:00Z"))
                .contains("In the 7 days to 5 Mar 2026, 4 requests were opened");
        assertThat(periods.text("/?period=today&happened=2026-03-05T12:00:00Z"))
                .contains("On 5 Mar 2026, 1 request was");
        assertThat(periods.text("/?happened=2026-03-05T12:00:00Z"))
                .contains("In the 30 days to 5 Mar 2026, 6 requests were");
    }

    @Test
    void a_preset_is_one_click_away_keeps_the_filters_and_follows_every_link() {
        String page =
                periods.get("/?month=2026-03&where=team:desk&compare=year").body();
        assertThat(page).contains("href=\"/?where=team%3Adesk&amp;compare=year&amp;period=last-month\"");

        String preset = periods.get("/?period=last-month&happened=2026-03-31T12:00:00Z&where=team:desk")
                .body();
        assertThat(preset)
                .contains("aria-current=\"true\">last month</a>")
                .contains("<input type=\"hidden\" name=\"period\" value=\"last-month\">")
                .contains("/behind?period=last-month&amp;")
                .contains("aria-label=\"Drop team:desk\"");
        assertThat(periods.text(
                        "/behind?period=last-month&happened=2026-03-31T12:00:00Z&measure=time-to-engage&which=settled"))
                .contains("In February 2026 : 3 readings");
    }

    @Test
    void a_day_that_is_chosen_counts_more_than_a_month_and_a_month_more_than_a_preset() {
        assertThat(periods.text("/?period=last-year&month=2026-03")).contains("In March 2026, 4 requests");
        assertThat(periods.text("/?period=last-year&month=2026-03&from=2026-02-10&to=2026-02-11"))
                .contains("From 10 Feb 2026 to 11 Feb 2026, 2 requests were opened; in the time before");
    }

    @Test
    void a_split_stands_before_the_factors_with_a_curve_and_an_order_for_each_group() {
        String page = periods.get("/?month=2026-03&by=team").body();

        assertThat(page.indexOf("id=\"split\"")).isBetween(0, page.indexOf("id=\"engagement\""));
        assertThat(page)
                .contains("aria-label=\"Attention over time: desk\"")
                .contains("<a href=\"/?month=2026-03&amp;where=team%3Adesk\">desk</a>")
                .contains("href=\"/?month=2026-03&amp;by=team&amp;rank=in-time\"");
        assertThat(periods.text("/?month=2026-03&by=team"))
                .containsPattern("desk 2 few .*100 % 100 % = about the same")
                .containsPattern("net 2 few .*0 % 0 % = about the same");
        assertThat(order("/?month=2026-03&by=team")).containsExactly("desk", "net");
        assertThat(order("/?month=2026-03&by=team&rank=in-time")).containsExactly("net", "desk");
        assertThat(order("/?month=2026-03&by=team&rank=half")).containsExactly("net", "desk");
        assertThat(order("/?month=2026-03&by=team&rank=change")).containsExactly("desk", "net");
        assertThat(periods.get("/?month=2026-03&by=team&rank=in-time").body())
                .contains("<input type=\"hidden\" name=\"rank\" value=\"in-time\">");
    }

    private Stream<String> order(String path) {
        return Pattern.compile("Attention over time: (\\w+)")
                .matcher(periods.get(path).body())
                .results()
                .map(group -> group.group(1));
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentWithdrawn;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page says is so, and what a number opens is what it counts. */
class PageTruthTest {
    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        publish(opened("kept")
                .owner("ben")
                .entry(promise("2026-03-04T09:00:00Z"))
                .entry(new CommitmentDelivered("c", null))
                .resolved("ben"));
        publish(opened("broken").owner("ben").entry(promise("2026-03-02T09:30:00Z")));
        publish(opened("open").owner("ben").entry(promise("2199-03-02T09:30:00Z")));
        publish(opened("withdrawn")
                .owner("ben")
                .entry(promise("2026-03-05T09:00:00Z"))
                .entry(new CommitmentWithdrawn("c", null)));
        publish(opened("ignored").closed());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.get("/v1/scorecard").group().path("requests").asInt() == 5);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String key) {
        return Stories.utc()
                .about("tool:" + key)
                .at("2026-03-02T09:00:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(Duration.ofMinutes(10));
    }

    private static CommitmentMade promise(String due) {
        return new CommitmentMade("c", Instant.parse(due), null, null, null);
    }

    private static void publish(Stories story) {
        stage.publish(story.entries());
    }

    private static String text(String path) {
        Stage.Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace("&#39;", "'");
    }

    @Test
    void a_trend_counts_what_is_decided_as_its_figure_does() {
        assertThat(service.get("/v1/scorecard")
                        .group()
                        .at("/measures/commitments-kept/mean")
                        .asDouble())
                .isEqualTo(0.5);
        // Of four promises one is open and one was withdrawn: neither is a broken one.
        assertThat(service.get("/?month=2026-03").body())
                .containsPattern("Share of promises kept(?s:.)*?week of 2 Mar: 50 %");
    }

    @Test
    void who_was_never_attended_to_is_named_and_has_a_list_of_as_many() {
        assertThat(text("/?month=2026-03")).contains("nobody waits past a promise, 1 was never attended to.");
        assertThat(service.get("/?month=2026-03").body())
                .contains("href=\"/behind?month=2026-03&amp;measure=time-to-engage&amp;which=never-attended\"");
        assertThat(text("/behind?month=2026-03&measure=time-to-engage&which=never-attended"))
                .contains("1 reading of time to engage of requests that were never attended to", "tool:ignored")
                .doesNotContain("tool:kept");
    }

    @Test
    void several_filters_may_stand_in_one_field_and_blanks_around_them_mean_nothing() {
        assertThat(service.get("/v1/requests?where=team:desk,%20urgency:high%20")
                        .json()
                        .get("requests")
                        .size())
                .isEqualTo(3);
        assertThat(text("/board?where=team:%20desk,%20urgency:high"))
                .contains("tool:broken", "team: desk", "urgency:high");
    }

    @Test
    void a_filter_that_nothing_matches_says_so_and_what_would() {
        String board = service.get("/board?where=team:dsk").body();

        assertThat(board)
                .contains("No open request matches these filters.", "Did you mean", "href=\"/board?where=team%3Adesk\"")
                .doesNotContain("Nobody is waiting for anything", "Nothing here needs anybody");
        assertThat(text("/board?where=team:dsk")).contains("Without them there are 3 open requests.");
    }

    @Test
    void a_filter_that_nothing_matches_is_told_apart_from_a_period_without_requests() {
        String scorecard = "/?month=2026-03&where=team:dsk&where=urgency:high";
        assertThat(text(scorecard))
                .contains(
                        "In March 2026, no request matches these filters.",
                        "Without them there are 5 requests. Did you mean team:desk ?")
                .doesNotContain("no tool has pushed it");
        assertThat(service.get(scorecard).body())
                .as("the filter that is known stays")
                .contains("href=\"/?month=2026-03&amp;where=urgency%3Ahigh&amp;where=team%3Adesk\"");
        assertThat(text("/behind?month=2026-03&measure=time-to-engage&where=team:dsk"))
                .contains(
                        "No such reading matches these filters. Without them there are 4 readings. Did you mean team:desk ?");
        assertThat(text("/behind?month=2026-03&measure=overtaken-by&which=all&where=team:dsk"))
                .contains("Without them there are 5 readings.");
    }

    @Test
    void that_nothing_needs_anybody_is_said_of_all_open_requests_only() {
        assertThat(text("/board?overdue=own&where=team:desk"))
                .contains("No request is listed under these filters.", "Without them there are 3 open requests.")
                .doesNotContain("Nothing here needs anybody");
    }

    @Test
    void a_week_too_young_to_be_decided_is_hollow() {
        // Of three promises with an outcome to come or gone, one is open.
        assertThat(service.get("/?month=2026-03").body())
                .containsPattern("class=\"hollow\"[^>]*><title>week of 2 Mar: 50 %, 1 undecided<")
                .containsPattern("class=\"dot now\"[^>]*><title>week of 2 Mar: 100 %<")
                .contains("A hollow one is too young");
        assertThat(service.get("/?month=2026-03&happened=2026-03-04T09:00:00Z").body())
                .as("it still runs")
                .containsPattern("class=\"hollow\"[^>]*><title>week of 2 Mar: 100 %<");
    }

    @Test
    void a_week_is_whole_also_where_the_period_ends_within_it() {
        assertThat(service.get("/?from=2026-03-01&to=2026-03-01").body()).contains("no request was opened");
        assertThat(service.get("/?from=2026-02-23&to=2026-03-02").body()).contains("week of 2 Mar: 50 %, 1 undecided");
    }

    @Test
    void a_form_keeps_the_filters_that_it_has_no_field_for() {
        assertThat(service.get(
                                "/?month=2026-03&by=team&by=urgency&happened=2026-03-06T09:00:00Z&where=team:desk&where=urgency:high")
                        .body())
                .contains(
                        "<input type=\"hidden\" name=\"by\" value=\"urgency\">",
                        "<input type=\"hidden\" name=\"happened\" value=\"2026-03-06T09:00:00Z\">",
                        "<input type=\"hidden\" name=\"where\" value=\"team:desk\">",
                        "<input type=\"hidden\" name=\"where\" value=\"urgency:high\">");
        assertThat(service.get("/board?where=team:desk&where=urgency:high&overdue=promise")
                        .body())
                .contains(
                        "<option value=\"team:desk\" selected=\"selected\">",
                        "<option value=\"urgency:high\" selected=\"selected\">",
                        "<input type=\"hidden\" name=\"overdue\" value=\"promise\">");
    }

    @Test
    void as_of_and_charter_follow_to_the_request_and_a_list_shows_its_filter() {
        String behind = service.get(
                        "/behind?month=2026-03&measure=time-to-engage&where=team:desk&happened=2026-03-06T09:00:00Z&charter=default")
                .body();

        assertThat(behind)
                .contains("href=\"/requests/tool:kept?happened=2026-03-06T09%3A00%3A00Z&amp;charter=default\"")
                .contains("aria-label=\"Drop team:desk\"");
    }

    @Test
    void a_bar_opens_as_many_as_it_counts() {
        String page = service.get("/?month=2026-03").body();
        assertThat(page)
                .contains(
                        "measure=commitments-kept&amp;which=all&amp;outcome=broken",
                        "measure=hand-offs&amp;which=all&amp;value=0");
        assertThat(text("/?month=2026-03")).contains("1 were kept", "1 were broken");

        assertThat(text("/behind?month=2026-03&measure=commitments-kept&which=all&outcome=broken"))
                .contains("1 reading of commitments kept , broken", "tool:broken")
                .doesNotContain("tool:kept", "tool:open");
        assertThat(text("/behind?month=2026-03&measure=commitments-kept&which=all&outcome=kept"))
                .contains("1 reading", "tool:kept");
        assertThat(text("/behind?month=2026-03&measure=hand-offs&which=all&value=0"))
                .contains("tool:kept");
        assertThat(text("/behind?month=2026-03&measure=hand-offs&which=all&value=4%2B"))
                .contains("0 readings");
        assertThat(service.get("/behind?measure=hand-offs&which=all&value=many").status())
                .isEqualTo(400);
        assertThat(service.get("/behind?measure=commitments-kept&outcome=nice").status())
                .isEqualTo(400);
    }

    @Test
    void a_measure_says_what_it_is_without_a_script() {
        String definition = "The time from the opening until IT is engaged, in the first episode.";
        for (String view : List.of("/?month=2026-03", "/requests/tool:kept")) {
            assertThat(service.get(view).body()).contains("<abbr title=\"" + definition + "\">time to engage</abbr>");
        }
        assertThat(text("/?month=2026-03")).contains("time to engage " + definition + " The formula");
        assertThat(text("/requests/tool:kept"))
                .contains("What these measures mean time to engage " + definition, "All definitions");
        assertThat(text("/behind?month=2026-03&measure=time-to-engage")).contains(definition + " All definitions");
        assertThat(Measures.ALL).allSatisfy(measure -> assertThat(Glossary.definition(measure.name()))
                .as(measure.name())
                .matches("[^`|]+\\."));
        assertThat(service.get("/page/reference.md").body()).contains("## Measures");
    }

    @Test
    void the_same_readings_and_figures_can_be_downloaded() {
        String page = service.get(
                        "/?month=2026-03&by=team&where=team:desk&where=urgency:high&happened=2026-03-06T09:00:00Z")
                .body();
        String same = "from=2026-03-01T00%3A00%3A00Z&amp;to=2026-04-01T00%3A00%3A00Z&amp;where=team%3Adesk"
                + "&amp;where=urgency%3Ahigh&amp;happened=2026-03-06T09%3A00%3A00Z&amp;";
        assertThat(page)
                .contains(
                        "href=\"/v1/readings?" + same + "format=csv\"",
                        "href=\"/v1/readings?" + same + "format=parquet\"",
                        "href=\"/v1/scorecard?" + same + "by=team&amp;compare=before\"");
        assertThat(service.get("/v1/readings?" + same.replace("&amp;", "&") + "format=csv")
                        .body())
                .contains("tool:kept");
    }

    @Test
    void soon_late_opens_what_it_counts() {
        assertThat(service.get("/board").body()).contains("href=\"/board?section=");
    }
}

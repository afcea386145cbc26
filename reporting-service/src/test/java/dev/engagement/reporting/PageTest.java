package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Stories;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the views say, without a browser. */
class PageTest {
    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        stage.publish(Stories.utc()
                .about("tool:QUICK")
                .toldBy("/tools/page")
                .at("2026-03-02T09:00:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .at("2026-03-02T09:40:00")
                .acknowledged("ben")
                .entries());
        stage.publish(Stories.utc()
                .about("tool:LEFT/ALONE")
                .toldBy("/tools/page")
                .at("2026-03-03T09:00:00")
                .opened("incident", "mail", "desk", Level.LOW, Level.LOW)
                .entries());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests?state=any").body().contains("QUICK")
                        && service.get("/v1/requests?state=any").body().contains("ALONE"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace("&#39;", "'");
    }

    @Test
    void a_scorecard_begins_with_a_sentence_that_answers_its_question() {
        assertThat(text("/?month=2026-03"))
                .contains(
                        "In March 2026, half of all requests had somebody's attention within 40 min; one person is still"
                                + " waiting.");
    }

    @Test
    void every_figure_opens_the_requests_behind_it() {
        assertThat(service.get("/?month=2026-03").body())
                .contains("href=\"/behind?month=2026-03&amp;measure=time-to-engage&amp;which=running\"");
        assertThat(text("/behind?month=2026-03&measure=time-to-engage&which=settled"))
                .contains("1 reading of time to engage")
                .contains("tool:QUICK")
                .doesNotContain("ALONE");
        assertThat(service.get("/behind?month=2026-03&measure=time-to-engage&which=running")
                        .body())
                .contains("href=\"/requests/tool:LEFT%2FALONE\">tool:LEFT/ALONE<");
    }

    @Test
    void a_filter_narrows_what_is_counted_and_can_be_dropped() {
        assertThat(service.get("/?month=2026-03&where=urgency:high").body())
                .contains("nobody is still waiting")
                .contains("<a href=\"/?month=2026-03\" aria-label=\"Drop urgency:high\">");
    }

    @Test
    void a_split_has_a_line_for_each_group_that_opens_it() {
        assertThat(service.get("/?month=2026-03&by=urgency").body())
                .contains("<a href=\"/?month=2026-03&amp;where=urgency%3Ahigh\">high</a>")
                .contains("<a href=\"/?month=2026-03&amp;where=urgency%3Alow\">low</a>");
    }

    @Test
    void a_period_without_requests_says_what_to_do() {
        assertThat(text("/?month=1999-01"))
                .contains("In January 1999, no request was opened.")
                .contains("./engagement serve --demo");
    }

    @Test
    void another_charter_or_time_is_said_across_the_top() {
        assertThat(text("/?month=2026-03&charter=default@1"))
                .contains("Not now: judged by the charter default@1 . Back to now");
        assertThat(text("/?month=2026-03")).doesNotContain("Not now");
    }

    @ParameterizedTest
    @CsvSource({
        "/?month=soon, 400, month",
        "/?from=yesterday, 400, from",
        "/?from=2026-03-02&to=2026-03-01, 400, to",
        "/?by=colour, 400, by",
        "/?colour=red, 400, colour",
        "/?charter=nobody, 422, nobody",
        "/behind?month=2026-03&measure=speed, 400, measure",
        "/behind?month=2026-03&measure=time-to-engage&which=best, 400, which"
    })
    void what_is_wrong_with_an_address_is_said_in_a_view_that_names_the_field(String path, int status, String field) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>").contains(field);
        assertThat(answer.headers().get("Content-Type")).containsExactly("text/html;charset=UTF-8");
    }
}

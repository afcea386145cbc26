package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.RatingReason;
import dev.engagement.events.Level;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        service = stage.service(Stage.database(), "--engagement.command-side=http://127.0.0.1:9");
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
                        "In March 2026, 50 % of requests had somebody's attention in time; 1 waits past its promise.",
                        "Half of all requests had somebody's attention within 40 min, over one in ten still waits; 1 open"
                                + " request is still waiting.");
    }

    @Test
    void weeks_show_whether_it_is_getting_better() {
        assertThat(text("/?month=2026-03"))
                .contains("Share that had somebody's attention in time, by week of opening")
                .contains("week of 2 Mar: 50 %")
                .doesNotContain("week of 9 Mar:");
    }

    @Test
    void open_requests_have_a_row_of_what_their_customers_heard_in_which_a_silence_glows() {
        String then =
                service.get("/?month=2026-03&happened=2026-03-06T09:00:00Z").body();
        assertThat(then)
                .contains("1 of 1 open requests that somebody works on has been silent for longer than agreed")
                .contains("<a href=\"/requests/tool:QUICK\"><text class=\"label\"")
                .contains("<title>heard 2 Mar 09:40</title>")
                .containsPattern(
                        "class=\"silence lasting\"[^>]*><title>silent for 95 h of working time, where 4 h was allowed");
        assertThat(text("/?month=2026-03&happened=2026-03-02T09:50:00Z"))
                .contains("No open request that somebody works on has been silent for longer than agreed");
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
    void a_name_that_runs_the_other_way_turns_nothing_around_it() {
        assertThat(service.get("/board?state=any").body()).containsPattern("<bdi><a href=\"/requests/[^\"]*\">");
        assertThat(service.get("/?where=team:%E2%80%AEabc").body()).contains("<bdi>team:\u202eabc</bdi>");
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
    void fields_that_a_form_leaves_empty_are_not_asked_for() {
        assertThat(text("/?month=2026-03&from=&to=&by=&charter=&known="))
                .contains("In March 2026, 50 % of requests")
                .doesNotContain("Not now");
        assertThat(text("/board?where=&sort=due")).contains("1 nobody has answered");
    }

    @Test
    void days_are_the_charters_whoever_asks_so_that_an_address_shows_everybody_the_same() {
        Answer answer = service.get("/?from=2026-03-03&to=2026-03-03", "Cookie", "zone=Pacific%2FHonolulu");

        assertThat(answer.body()).contains("1 request was opened").contains("Pacific/Honolulu");
    }

    @Test
    void another_charter_or_time_is_said_across_the_top() {
        assertThat(text("/?month=2026-03&charter=default@1"))
                .contains("Not now: judged by the charter default@1 . Back to now");
        assertThat(text("/?month=2026-03")).doesNotContain("Not now");
    }

    @Test
    void the_board_begins_with_who_needs_a_person() {
        assertThat(text("/board")).contains("1 nobody has answered").contains("late");
        assertThat(text("/board?overdue=engage"))
                .contains("tool:LEFT/ALONE")
                .contains("nobody engaged")
                .doesNotContain("tool:QUICK");
        assertThat(text("/board?where=team:nobodys")).contains("No open request matches these filters.");
    }

    @Test
    void a_request_is_told_in_a_sentence_with_its_readings_and_the_entries_behind_them() {
        assertThat(text("/requests/tool:QUICK"))
                .contains("Engaged after 40 min, owned by nobody")
                .contains("time to engage engagement 40 min settled 1 h, kept request opened 1 request acknowledged 2")
                .contains("Somebody told the customer that it is looked into request acknowledged by");
        assertThat(service.get("/requests/tool:LEFT%2FALONE").body())
                .contains("Waiting for somebody&#39;s attention for")
                .contains("href=\"#entry-1\"");
        assertThat(service.get("/requests/tool:NONE").status()).isEqualTo(404);
    }

    @Test
    void a_resolution_is_its_word_and_the_verdict_the_customers() {
        stage.publish(Stories.utc()
                .about("tool:REFUSED")
                .toldBy("/tools/page")
                .at("2025-06-02T09:00:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .at("2025-06-02T09:30:00")
                .resolved("ben")
                .entry(new ExperienceAsked("mail"))
                .at("2025-06-02T10:00:00")
                .entry(new ResultRefused(null, null))
                .entry(new ExperienceRated(
                        null, null, null, Duration.ofHours(2), List.of(RatingReason.NOT_SOLVED), null))
                .entries());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/requests/tool:REFUSED").status() == 200);

        assertThat(text("/requests/tool:REFUSED"))
                .contains("resolved after 30 min, refused by the customer")
                .contains("The customer was asked for a rating, by mail")
                .contains("The customer rated it: 2 h of working time lost, not solved");
    }

    @Test
    void a_replay_is_started_watched_and_compared_with_another() {
        stage.complete(Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> replay("charter=default%401") != 409);
        assertThat(replay("charter=default")).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20)).until(() -> text("/replays").split(" done ", -1).length > 2);

        String done = service.get("/replays").body();
        Matcher link = Pattern.compile("/replays/[0-9a-f-]{36}\"").matcher(done);
        assertThat(link.find()).isTrue();
        assertThat(text(link.group().replace("\"", "")))
                .contains("It is done .")
                .contains("Compare it with");
        assertThat(service.get("/replays/" + UUID.randomUUID()).status()).isEqualTo(404);

        Matcher both = Pattern.compile("/replays/[0-9a-f-]{36}/differences/[0-9a-f-]{36}")
                .matcher(done);
        assertThat(both.find()).isTrue();
        assertThat(text(both.group()))
                .contains("No request has other readings.")
                .contains("Before: charter default@1");
    }

    @Test
    void connections_are_asked_of_the_command_side_and_an_empty_installation_says_what_to_do() {
        try (StandInCommandSide commandSide = new StandInCommandSide();
                Service asking = stage.service(
                        Stage.database(),
                        "--engagement.command-side=" + commandSide.url(),
                        // What others put on the topic is none of its.
                        "--spring.kafka.listener.auto-startup=false")) {
            assertThat(asking.get("/connections").body())
                    .contains("1 connection; what is usual is known after a week of deliveries.")
                    .doesNotContain("longer than usual")
                    .contains("ignored: it is not about an issue")
                    .contains("1,200")
                    .contains("the state &quot;In Arbeit&quot; is unknown")
                    .contains("1 delivery that was not understood")
                    .contains("no JSON")
                    .contains("/connections/quarantine/7/retry");
            commandSide.usual(3_600);
            assertThat(asking.get("/connections").body())
                    .containsPattern(
                            "1 connection; jira has been silent for \\d+ days[^,]*, it never is on a \\w+day at this hour\\.")
                    .contains(", longer than usual");
            commandSide.usual(400_000_000);
            assertThat(asking.get("/connections").body())
                    .contains("1 connection; none is silent for longer than usual.");

            assertThat(retried(asking)).contains("Delivery 7 is being read again.");
            assertThat(commandSide.asked()).contains("POST /v1/quarantine/7/retry null");
            commandSide.retriesEnd("recorded");
            assertThat(retried(asking)).contains("Delivery 7 was read again, and all that it tells is recorded.");
            commandSide.retriesEnd("quarantined");
            assertThat(retried(asking))
                    .contains("Delivery 7 was read again, and is still in quarantine: unreadable: no JSON");
            assertThat(asking.get("/connections?retried=7&outcome=recorded").body())
                    .as("an address that is kept says what is so by now")
                    .contains("is still in quarantine");
            assertThat(asking.get("/connections?retried=7&outcome=splendid").status())
                    .isEqualTo(400);

            commandSide.disconnect();
            assertThat(asking.get("/connections").body())
                    .contains("No tool is connected by webhooks yet.")
                    .contains("./engagement connect jira");
            assertThat(asking.get("/").body())
                    .contains("no request was opened")
                    .contains("href=\"/connections\"")
                    .contains("./engagement serve --demo");
            assertThat(asking.get("/board").body())
                    .contains("Nobody is waiting for anything.")
                    .contains("has a tool pushed any?");
            assertThat(asking.get("/replays").body()).contains("There is none yet. Start one with the charter");
        }
        assertThat(text("/connections")).contains("The command service does not answer");
        assertThat(retried(service)).contains("Whether delivery 7 is read again is unknown");
    }

    /** Tries a delivery again; returns the view that follows. */
    private static String retried(Service asking) {
        Answer answer = asking.post("/connections/quarantine/7/retry", "application/x-www-form-urlencoded", "");
        assertThat(answer.status()).isEqualTo(303);
        URI there = URI.create(
                Objects.requireNonNull(answer.headers().get("Location")).getFirst());
        return asking.get(there.getRawPath() + "?" + there.getRawQuery()).body();
    }

    private static int replay(String form) {
        return service.post("/replays", "application/x-www-form-urlencoded", form)
                .status();
    }

    @Test
    void a_board_that_somebody_looks_at_hears_when_it_may_have_changed() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                HttpRequest.newBuilder(URI.create(service.url() + "/board/changes"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            assertThat(lines.anyMatch("event:changed"::equals)).isTrue();
        }
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
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>").contains(field);
        assertThat(answer.headers().get("Content-Type")).containsExactly("text/html;charset=UTF-8");
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests behind a figure. */
class BehindTest {
    private static final String ENGAGED = "/behind?month=2026-03&measure=time-to-engage";

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        publish(opened("slow", "net", "2026-03-02T09:00")
                .after(Duration.ofHours(3))
                .owner("person:ana")
                .after(Duration.ofDays(1))
                .owner("person:ben"));
        publish(opened("quick", "desk", "2026-03-03T09:00")
                .after(Duration.ofMinutes(5))
                .owner("person:ben"));
        publish(opened("middle", "desk", "2026-03-04T09:00")
                .after(Duration.ofMinutes(30))
                .owner("person:ana")
                .resolved("person:ana"));
        publish(opened("waits", "desk", "2026-03-05T09:00"));
        name("text:slow", "text", "The printer is dark");
        name("person:ben", "person", "Ben");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.get("/v1/scorecard").group().path("requests").asInt() == 4
                                && text(ENGAGED).contains("The printer is dark")
                                && text(ENGAGED).contains("Ben"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String key, String team, String at) {
        return Stories.utc()
                .about("tool:" + key)
                .at(at)
                .entry(new RequestOpened(
                        "incident",
                        "mail",
                        team,
                        null,
                        Level.HIGH,
                        Level.HIGH,
                        null,
                        null,
                        null,
                        "text:" + key,
                        null,
                        null));
    }

    private static void publish(Stories story) {
        stage.publish(story.entries());
    }

    private static void name(String reference, String kind, String text) {
        stage.publish(new ProducerRecord<>(
                TopicNames.DIRECTORY,
                reference,
                ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static String body(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String text(String path) {
        return body(path).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static List<String> listed(String path) {
        return Pattern.compile("href=\"/requests/tool:([a-z]+)[\"?]")
                .matcher(body(path))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Test
    void the_whole_list_is_a_file_that_says_what_and_when() {
        Answer file = service.get(ENGAGED + "&which=settled&limit=1&format=csv");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().get("Content-Disposition"))
                .containsExactly("attachment; filename=\"time-to-engage_settled_March-2026.csv\"");
        assertThat(file.body().lines())
                .hasSize(4)
                .startsWith("request,title,team,owner,opened_at,value,says,target")
                .contains("tool:slow,The printer is dark,net,Ben,2026-03-02T09:00:00Z,10800.0,3 h,late");
        assertThat(service.get(ENGAGED + "&which=settled").body())
                .contains("which=settled&amp;format=csv\" download>CSV</a>");
        assertThat(service.get(ENGAGED + "&format=pdf").status()).isEqualTo(400);
    }

    @Test
    void a_line_says_what_it_is_about_whose_it_is_and_how_it_was_judged() {
        assertThat(text(ENGAGED)).contains("The printer is dark tool:slow net Ben 2 Mar 2026, 09:00 3 h 3 h late");
        assertThat(text(ENGAGED + "&happened=2026-03-02T20:00:00Z"))
                .as("under an as-of it is the owner of then")
                .contains("tool:slow net person:ana 2 Mar 2026, 09:00 3 h 3 h late");
    }

    @Test
    void lines_are_sorted_by_what_a_reader_chooses_but_never_by_owner() {
        assertThat(listed(ENGAGED)).containsExactly("slow", "middle", "quick");
        assertThat(listed(ENGAGED + "&sort=least")).containsExactly("quick", "middle", "slow");
        assertThat(listed(ENGAGED + "&sort=newest")).containsExactly("middle", "quick", "slow");
        assertThat(listed(ENGAGED + "&sort=opened")).containsExactly("slow", "quick", "middle");
        assertThat(listed(ENGAGED + "&sort=team")).containsExactly("middle", "quick", "slow");
        assertThat(listed(ENGAGED + "&sort=target")).containsExactly("slow", "middle", "quick");
        assertThat(body(ENGAGED + "&sort=newest"))
                .contains(
                        "aria-sort=\"other\"><a href=\"" + ENGAGED.replace("&", "&amp;") + "&amp;sort=opened\">Opened");
        assertThat(service.get(ENGAGED + "&sort=owner").status()).isEqualTo(400);
    }

    @Test
    void pages_are_turned_both_ways_and_the_count_is_of_all() {
        assertThat(listed(ENGAGED + "&limit=2")).containsExactly("slow", "middle");
        assertThat(text(ENGAGED + "&limit=2")).contains("3 readings", "1–2 of 3", "next →");
        assertThat(listed(ENGAGED + "&limit=2&after=2")).containsExactly("quick");
        assertThat(text(ENGAGED + "&limit=2&after=2")).contains("3 readings", "3–3 of 3", "← previous");
        assertThat(text(ENGAGED + "&after=50")).contains("3 readings");
    }

    @Test
    void a_team_narrows_the_list_and_the_way_back_keeps_the_filters() {
        assertThat(body(ENGAGED + "&sort=least&limit=2&after=2"))
                .contains("href=\"" + ENGAGED.replace("&", "&amp;")
                        + "&amp;sort=least&amp;limit=2&amp;where=team%3Anet\">net</a>")
                .contains("<a href=\"/?month=2026-03\">← back");
        assertThat(listed(ENGAGED + "&where=team:desk")).containsExactly("middle", "quick");
    }

    @ParameterizedTest
    @CsvSource({"/?month=2026-03", "/?month=2026-03&where=team:desk", "/?month=2026-03&by=team&compare=year"})
    void every_number_opens_a_list_of_as_many(String view) {
        List<MatchResult> numbers = Pattern.compile(
                        "href=\"(/behind[^\"]*)\"(?:[^>]*)>(?:<span>)?(\\d+)(?:</span>)?[^<%]*</a>")
                .matcher(body(view))
                .results()
                .toList();
        assertThat(numbers).hasSizeGreaterThan(30).allSatisfy(number -> assertThat(
                        text(number.group(1).replace("&amp;", "&")))
                .as(number.group(1))
                .containsPattern(": " + number.group(2) + " readings? of"));
    }

    @ParameterizedTest
    @CsvSource({"sort=best, sort", "after=-1, after", "limit=0, limit", "limit=1000, limit", "value=<x, value"})
    void what_nobody_can_make_sense_of_is_refused_by_name(String query, String parameter) {
        Answer answer = service.get(ENGAGED + "&" + query.replace("<", "%3C"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter);
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board as people see it: who needs a person now, and how one finds a request. */
class BoardForPeopleTest {
    private static final List<String> SECTIONS = List.of("unanswered", "past", "soon", "unowned", "silent", "rest");

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        publish(opened("t:rest", "net", Level.LOW, Duration.ofMinutes(5)).owner("person:ana"));
        publish(opened("t:silent", "net", Level.HIGH, Duration.ofHours(5)).owner("person:ana"));
        publish(opened("t:unowned", "net", Level.LOW, Duration.ofMinutes(6)).acknowledged("person:ana"));
        publish(opened("t:soon", "desk", Level.LOW, Duration.ofMinutes(7))
                .owner("person:ben")
                .entry(new CommitmentMade("c", now.plus(15, ChronoUnit.MINUTES), null, null, null)));
        publish(opened("t:past", "desk", Level.LOW, Duration.ofMinutes(8))
                .owner("person:ben")
                .entry(new CommitmentMade("c", now.minus(1, ChronoUnit.MINUTES), null, null, null)));
        publish(opened("t:calm", "desk", Level.LOW, Duration.ofHours(3)));
        publish(opened("t:loud", "desk", Level.CRITICAL, Duration.ofMinutes(1)));
        publish(opened("t:Over-1", "desk", Level.LOW, Duration.ofHours(9)).resolved("person:ben"));
        name("text:calm", "text", "The printer on floor 3 is dark");
        name("text:over", "text", "Printers: none");
        name("person:ana", "person", "Printer, Ana");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests?state=any")
                                        .json()
                                        .get("requests")
                                        .size()
                                == 8
                        && text("/board?q=printer").contains("2 requests are called"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String request, String team, Level level, Duration ago) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
        String title = request.equals("t:calm") ? "text:calm" : request.startsWith("t:Over") ? "text:over" : null;
        return Stories.utc()
                .about(request)
                .at(then.toString())
                .entry(new RequestOpened(
                        "incident",
                        "mail",
                        team,
                        null,
                        level,
                        level,
                        "person:zoe",
                        "finance",
                        null,
                        title,
                        null,
                        null));
    }

    private static void publish(Stories story) {
        stage.publish(story.entries());
    }

    private static void name(String reference, String kind, @Nullable String text) {
        stage.publish(new ProducerRecord<>(
                TopicNames.DIRECTORY,
                reference,
                text == null
                        ? null
                        : ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static String body(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String text(String path) {
        return body(path).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace("&#39;", "'");
    }

    /** Returns the requests that a view lists, in its order. */
    private static List<String> listed(String path) {
        return Pattern.compile("href=\"/requests/([^\"?]+)\"")
                .matcher(body(path))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Test
    void looking_for_a_title_keeps_the_filters_of_the_board() {
        assertThat(service.get("/board?where=team:desk&sort=newest&after=50").body())
                .contains("<input type=\"hidden\" name=\"where\" value=\"team:desk\">")
                .doesNotContain("<input type=\"hidden\" name=\"after\"");
    }

    @Test
    void who_needs_a_person_comes_first_and_each_request_stands_in_one_section() {
        assertThat(listed("/board"))
                .containsExactly("t:loud", "t:calm", "t:past", "t:soon", "t:unowned", "t:silent", "t:rest");
        assertThat(text("/board"))
                .contains("2 nobody has answered, 1 of them critical; 1 is past a promise or target; 1 is due within 30"
                        + " min; 1 has no owner; 1 has heard nothing for longer than agreed.");
        assertThat(body("/board"))
                .containsSubsequence(SECTIONS.stream()
                        .map(section -> "<details class=\"section\" open id=\"" + section + "\"")
                        .toList());
    }

    @Test
    void a_section_opens_as_many_as_it_counts_also_under_a_filter() {
        for (String filter : List.of("", "&where=team:desk", "&where=team:net")) {
            List<MatchResult> counts = Pattern.compile("href=\"(/board\\?[^\"]*section=[a-z]+)\">[^<]* (\\d+)</a>")
                    .matcher(body("/board?sort=" + filter))
                    .results()
                    .toList();
            assertThat(counts).isNotEmpty().allSatisfy(count -> assertThat(
                            listed(count.group(1).replace("&amp;", "&")))
                    .hasSize(Integer.parseInt(count.group(2))));
        }
        assertThat(listed("/board?section=past&where=team:net")).isEmpty();
        assertThat(text("/board?section=past&where=team:net")).contains("No request is listed under these filters.");
    }

    @Test
    void a_row_says_what_is_due_whose_it_is_and_who_asked() {
        assertThat(text("/board?section=past"))
                .containsPattern(
                        "t:past incident · mail low \\d min late \\d+ [A-Z][a-z]+ \\d{4}, \\d\\d:\\d\\d promise broken desk"
                                + " person:ben person:zoe finance");
        assertThat(body("/board?section=silent&where=urgency:high"))
                .contains("href=\"/board?where=urgency%3Ahigh&amp;where=team%3Anet\">net</a>")
                .contains("href=\"/board?where=urgency%3Ahigh&amp;owner=person%3Aana\">Printer, Ana</a>");
    }

    @Test
    void a_request_is_found_by_its_id_with_or_without_prefix_and_by_words_of_its_title() {
        assertThat(listed("/board?q=t:calm")).containsExactly("t:calm");
        assertThat(listed("/board?q=OVER")).containsExactly("t:Over-1");
        assertThat(listed("/board?q=over-1")).containsExactly("t:Over-1");
        assertThat(listed("/board?q=print")).containsExactlyInAnyOrder("t:calm", "t:Over-1");
        assertThat(listed("/board?q=Dark%20PRINTER")).containsExactly("t:calm");
        assertThat(listed("/board?q=print&state=open")).containsExactly("t:calm");
        assertThat(text("/board?q=scanner"))
                .contains("No request is called “scanner”.", "Without them there are 7 open requests.");
        assertThat(listed("/board?q=%25")).as("a wildcard is a letter").isEmpty();
        assertThat(listed("/board?q=:*%20!%20%26%20('")).as("so is an operator").isEmpty();
        assertThat(service.get("/v1/requests?q=floor")
                        .json()
                        .at("/requests/0/request")
                        .asString())
                .isEqualTo("t:calm");
        for (String view : List.of("/", "/board?q=floor", "/replays", "/requests/t:calm", "/behind?measure=urgency")) {
            assertThat(body(view)).containsPattern("<form class=\"search\"(?s:.)*?name=\"q\"");
        }
    }

    @Test
    void an_erased_title_finds_nothing_any_more() {
        name("text:gone", "text", "Confidential");
        publish(Stories.utc()
                .about("t:gone")
                .at("2026-03-02T09:00")
                .entry(new RequestOpened(
                        "incident", "mail", "x", null, null, null, null, null, null, "text:gone", null, null))
                .resolved("person:ana"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listed("/board?q=confidential").equals(List.of("t:gone")));

        name("text:gone", "text", null);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> listed("/board?q=confidential").isEmpty());
    }

    @Test
    void filters_are_chosen_from_what_is_there_with_how_many_each_would_leave() {
        String board = body("/board?where=team:desk&q=");
        assertThat(board)
                .contains("<option value=\"team:desk\" selected=\"selected\">desk (4)</option>")
                .contains("<option value=\"team:net\">net (3)</option>")
                .contains("<option value=\"urgency:low\">low (3)</option>")
                .contains("<option value=\"person:ben\">person:ben</option>")
                .doesNotContain("person:ana");
        assertThat(listed("/board?where=team:net")).hasSize(3);
        assertThat(listed("/board?where=team:desk&where=urgency:low")).hasSize(3);
        assertThat(body("/board?where=team:desk&where=team:net&where=channel:mail&section=past"))
                .contains(
                        "<input type=\"hidden\" name=\"where\" value=\"team:net\">",
                        "<input type=\"hidden\" name=\"where\" value=\"channel:mail\">",
                        "<input type=\"hidden\" name=\"section\" value=\"past\">");
    }

    @Test
    void an_owner_narrows_the_board_alone() {
        assertThat(listed("/board?owner=person:ana")).containsExactly("t:silent", "t:rest");
        assertThat(service.get("/v1/requests?owner=person:ana")
                        .json()
                        .get("requests")
                        .size())
                .isEqualTo(2);
        for (String door : List.of("/v1/scorecard", "/v1/readings", "/v1/history", "/")) {
            Answer answer = service.get(door + "?owner=person:ana");
            assertThat(answer.status()).as(door).isEqualTo(400);
            assertThat(answer.body()).contains("owner");
        }
    }

    @Test
    void every_filter_in_force_is_shown_and_can_be_dropped() {
        assertThat(
                        body(
                                "/board?q=print&owner=person:ana&where=team:net&section=silent&overdue=pace&overdue=own&after=2"))
                .contains(
                        "<bdi>called:print</bdi>",
                        "<bdi>owner:Printer, Ana</bdi>",
                        "<a href=\"/board?q=print&amp;where=team%3Anet&amp;section=silent&amp;overdue=pace&amp;overdue=own\""
                                + " aria-label=\"Drop owner:Printer, Ana\">",
                        "aria-label=\"Drop section:silent\"",
                        "overdue=own\" aria-label=\"Drop overdue:pace\"");
    }

    @Test
    void pages_are_turned_both_ways_and_say_where_one_is() {
        assertThat(listed("/board?limit=3")).containsExactly("t:loud", "t:calm", "t:past");
        assertThat(text("/board?limit=3")).contains("1–3 of 7").doesNotContain("← previous");
        assertThat(body("/board?limit=3")).contains("href=\"/board?limit=3&amp;after=3\">next →");
        assertThat(listed("/board?limit=3&after=3")).containsExactly("t:soon", "t:unowned", "t:silent");
        assertThat(text("/board?limit=3&after=6")).contains("7–7 of 7").doesNotContain("next →");
        assertThat(body("/board?limit=3&after=6")).contains("href=\"/board?limit=3&amp;after=3\">← previous");
        assertThat(listed("/board?sort=newest&limit=2")).containsExactly("t:loud", "t:rest");
    }

    @ParameterizedTest
    @CsvSource({
        "/board?section=urgent, section",
        "/board?after=-1, after",
        "/board?after=many, after",
        "/board?cursor=abc, cursor",
        "/v1/requests?q=, q",
        "/v1/requests?q=a&q=b, q",
        "/v1/requests?owner=a&owner=b, owner"
    })
    void what_nobody_can_make_sense_of_is_refused_by_name(String path, String parameter) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter);
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who needs a person first. Each test has a source of its own. */
class BoardTest {
    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database(), "--engagement.look-for-older-editions-every=PT0.2S");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** High urgency: engaged within an hour, owned within two. */
    private static Stories opened(String request, String tool, Duration ago) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
        return Stories.utc()
                .about(request)
                .toldBy(tool)
                .at(then.toString())
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    private static void publish(Stories... stories) {
        for (Stories story : stories) {
            stage.publish(story.entries());
        }
    }

    private static List<String> listed(String tool, String query) {
        Answer answer = service.get("/v1/requests?state=any&where=source:" + tool + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> requests = new ArrayList<>();
        answer.json()
                .get("requests")
                .forEach(line -> requests.add(line.get("request").asString()));
        return requests;
    }

    private static void awaitListed(String tool, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> listed(tool, "").size() == count);
    }

    @Test
    void what_is_late_or_soon_will_be_is_found_by_its_target() {
        publish(
                opened("t:fresh", "/b/late", Duration.ofMinutes(1)),
                opened("t:almost", "/b/late", Duration.ofMinutes(50)),
                opened("t:ignored", "/b/late", Duration.ofHours(1).plusMinutes(5)),
                opened("t:ownerless", "/b/late", Duration.ofHours(3)));
        awaitListed("/b/late", 4);

        assertThat(listed("/b/late", "&overdue=engage")).containsExactly("t:ownerless", "t:ignored");
        assertThat(listed("/b/late", "&overdue=own")).containsExactly("t:ownerless");
        assertThat(listed("/b/late", "&soon=PT30M")).containsExactly("t:almost");
        assertThat(listed("/b/late", "&soon=PT30M&overdue=own")).containsExactly("t:ownerless", "t:almost");
        JsonNode first = service.get("/v1/requests?where=source:/b/late&limit=1")
                .json()
                .get("requests")
                .get(0);
        assertThat(first.get("overdue").toString()).isEqualTo("[\"engage\",\"own\"]");
        assertThat(Instant.parse(first.get("expectations").get("engageBy").asString()))
                .isEqualTo(Instant.parse(first.get("waitingSince").asString()).plus(1, ChronoUnit.HOURS));
    }

    @Test
    void a_promise_is_a_deadline_before_it_is_broken_and_stays_one_until_the_request_is_over() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Stories promising = opened("t:promised", "/b/promise", Duration.ofMinutes(30))
                .owner("person:ana")
                .entry(promise("far", now.plus(5, ChronoUnit.DAYS)))
                .entry(promise("near", now.plus(15, ChronoUnit.MINUTES)));
        Stories broken = opened("t:broken", "/b/promise", Duration.ofMinutes(31))
                .owner("person:ana")
                .entry(promise("passed", now.minus(1, ChronoUnit.MINUTES)));
        publish(
                promising,
                broken,
                opened("t:kept", "/b/promise", Duration.ofMinutes(32))
                        .owner("person:ana")
                        .entry(promise("kept", now.minus(1, ChronoUnit.MINUTES)))
                        .entry(new CommitmentDelivered("kept", null)),
                opened("t:over", "/b/promise", Duration.ofMinutes(33))
                        .owner("person:ana")
                        .entry(promise("lost", now.minus(1, ChronoUnit.MINUTES)))
                        .resolved("person:ana"));
        awaitListed("/b/promise", 4);

        assertThat(listed("/b/promise", "&overdue=promise")).containsExactly("t:broken");
        assertThat(listed("/b/promise", "&soon=PT20M")).containsExactly("t:promised");
        assertThat(listed("/b/promise", "&state=open&sort=due").getFirst()).isEqualTo("t:broken");
        JsonNode line = service.get("/v1/requests?where=source:/b/promise&overdue=promise")
                .json()
                .at("/requests/0");
        assertThat(line.get("overdue").toString()).isEqualTo("[\"promise\"]");
        JsonNode request = service.get("/v1/requests/t:promised").json();
        assertThat(request.at("/expectations/promiseBy").asString())
                .isEqualTo(now.plus(15, ChronoUnit.MINUTES).toString());
        assertThat(service.get("/v1/requests/t:broken")
                        .json()
                        .at("/expectations/promiseBy")
                        .asString())
                .isEqualTo(now.minus(1, ChronoUnit.MINUTES).toString());
        assertThat(service.get("/v1/requests/t:over")
                        .json()
                        .at("/expectations/promiseBy")
                        .isNull())
                .isTrue();
        assertThat(service.get("/board?where=source:/b/promise&overdue=promise").body())
                .contains("promise broken", "t:broken")
                .doesNotContain("t:promised");
    }

    private static CommitmentMade promise(String name, Instant due) {
        return new CommitmentMade(name, due, null, null, null);
    }

    @Test
    void what_is_over_is_listed_by_its_state_and_never_late() {
        publish(
                opened("t:open", "/b/state", Duration.ofHours(90)),
                opened("t:done", "/b/state", Duration.ofHours(100)).resolved("person:ana"));
        awaitListed("/b/state", 2);

        assertThat(listed("/b/state", "&sort=opened")).containsExactly("t:done", "t:open");
        assertThat(listed("/b/state", "&sort=newest")).containsExactly("t:open", "t:done");
        assertThat(listed("/b/state", "&sort=waiting")).containsExactly("t:open", "t:done");
        assertThat(listed("/b/state", "&overdue=resolve&overdue=engage")).containsExactly("t:open");
        assertThat(service.get("/v1/requests?state=resolved&where=source:/b/state")
                        .json()
                        .get("requests")
                        .get(0)
                        .get("request")
                        .asString())
                .isEqualTo("t:done");
    }

    @Test
    void what_a_program_with_other_measures_kept_is_folded_anew() {
        publish(opened("t:upgraded", "/b/upgraded", Duration.ofMinutes(5)));
        awaitListed("/b/upgraded", 1);
        String kept = "select engage_by is not null and edition <> 3 from request where subject = 't:upgraded'";

        service.database()
                .update(
                        "update request set edition = 3, changed = default, engage_by = null where subject = 't:upgraded'");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.TRUE.equals(service.database().queryForObject(kept, Boolean.class)));
    }

    @ParameterizedTest
    @CsvSource({"due", "opened", "newest", "waiting"})
    void whoever_turns_pages_while_entries_arrive_sees_every_other_request_once(String sort) {
        String tool = "/b/pages-" + sort;
        int known = 25;
        for (int i = 0; i < known; i++) {
            publish(opened("t:" + sort + "-" + i, tool, Duration.ofMinutes(100 + i / 3)));
        }
        awaitListed(tool, known);

        List<String> seen = new ArrayList<>();
        String query = "/v1/requests?state=any&limit=4&sort=" + sort + "&where=source:" + tool;
        for (String cursor = ""; ; ) {
            JsonNode page = service.get(query + cursor).json();
            page.get("requests").forEach(line -> seen.add(line.get("request").asString()));
            if (page.get("next").isNull()) {
                break;
            }
            // One that belongs before all that was seen, and one behind.
            int pages = seen.size();
            publish(
                    opened("t:" + sort + "-old-" + pages, tool, Duration.ofMinutes(1_000 + pages)),
                    opened("t:" + sort + "-new-" + pages, tool, Duration.ofMinutes(1)));
            cursor = "&cursor=" + page.get("next").asString();
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(name -> !name.contains("-old-") && !name.contains("-new-")))
                .hasSize(known);
    }

    @ParameterizedTest
    @CsvSource({
        "state=opened, state",
        "overdue=late, overdue",
        "soon=30, soon",
        "soon=PT0S, soon",
        "sort=age, sort",
        "limit=0, limit",
        "limit=many, limit",
        "cursor=xyz, cursor",
        "where=colour:red, where",
        "page=2, page"
    })
    void what_nobody_can_make_sense_of_is_refused_by_name(String query, String field) {
        Answer answer = service.get("/v1/requests?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }

    @Test
    void an_open_board_hears_of_a_deadline_that_passes_without_an_entry() throws Exception {
        publish(opened("t:soon", "/b/live", Duration.ofMinutes(1))
                .owner("person:ana")
                .entry(promise("soon", Instant.now().plusSeconds(6))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests/t:soon").status() == 200);
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                HttpRequest.newBuilder(URI.create(service.url() + "/board/changes"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            List<String> states = lines.filter(line -> line.startsWith("data:20"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1))
                    .distinct()
                    .limit(2)
                    .toList();

            assertThat(Integer.parseInt(states.getLast())).isGreaterThan(Integer.parseInt(states.getFirst()));
        }
        assertThat(listed("/b/live", "&overdue=promise")).containsExactly("t:soon");
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.RatingReason;
import dev.engagement.events.Level;
import dev.engagement.tests.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the views of the board, of a request and of replays say, without a browser. */
@ExtendWith(Shared.class)
class RequestPageTest {
    private final PageStage page;

    RequestPageTest(PageStage page) {
        this.page = page;
    }

    @Test
    void the_board_begins_with_who_needs_a_person() {
        assertThat(page.text("/board")).contains("1 nobody has answered").contains("late");
        assertThat(page.text("/board?overdue=engage"))
                .contains("tool:LEFT/ALONE")
                .contains("nobody engaged")
                .doesNotContain("tool:QUICK");
        assertThat(page.text("/board?where=team:nobodys")).contains("No open request matches these filters.");
    }

    @Test
    void a_request_is_told_in_a_sentence_with_its_readings_and_the_entries_behind_them() {
        assertThat(page.text("/requests/tool:QUICK"))
                .contains("Engaged after 40 min, owned by nobody")
                .contains("time to engage engagement 40 min settled 1 h, kept request opened 1 request acknowledged 2")
                .contains("Somebody told the customer that it is looked into request acknowledged by");
        assertThat(page.get("/requests/tool:LEFT%2FALONE").body())
                .contains("Waiting for somebody&#39;s attention for")
                .contains("href=\"#entry-1\"");
        assertThat(page.get("/requests/tool:NONE").status()).isEqualTo(404);
    }

    @Test
    void a_resolution_is_its_word_and_the_verdict_the_customers() {
        page.stage.publish(Stories.utc()
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
                .until(() -> page.get("/requests/tool:REFUSED").status() == 200);

        assertThat(page.text("/requests/tool:REFUSED"))
                .contains("resolved after 30 min, refused by the customer")
                .contains("The customer was asked for a rating, by mail")
                .contains("The customer rated it: 2 h of working time lost, not solved");
    }

    @Test
    void a_replay_is_started_watched_and_compared_with_another() {
        page.stage.complete(Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> replay("charter=default%401") != 409);
        assertThat(replay("charter=default")).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20)).until(() -> page.text("/replays").split(" done ", -1).length > 2);

        String done = page.get("/replays").body();
        Matcher link = Pattern.compile("/replays/[0-9a-f-]{36}\"").matcher(done);
        assertThat(link.find()).isTrue();
        assertThat(page.text(link.group().replace("\"", "")))
                .contains("It is done .")
                .contains("Compare it with");
        assertThat(page.get("/replays/" + UUID.randomUUID()).status()).isEqualTo(404);

        Matcher both = Pattern.compile("/replays/[0-9a-f-]{36}/differences/[0-9a-f-]{36}")
                .matcher(done);
        assertThat(both.find()).isTrue();
        assertThat(page.text(both.group()))
                .contains("No request has other readings.")
                .contains("Before: charter default@1");
    }

    private int replay(String form) {
        return page.service
                .post("/replays", "application/x-www-form-urlencoded", form)
                .status();
    }

    @Test
    void a_board_that_somebody_looks_at_hears_when_it_may_have_changed() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                HttpRequest.newBuilder(URI.create(page.service.url() + "/board/changes"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            assertThat(lines.anyMatch("event:changed"::equals)).isTrue();
        }
    }

    @Test
    void a_command_side_that_is_away_is_told() {
        assertThat(page.text("/connections")).contains("The command service does not answer");
        assertThat(ConnectionsPageTest.retried(page.service)).contains("Whether delivery 7 is read again is unknown");
    }
}

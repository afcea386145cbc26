package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A request of thousands of entries is told page by page. */
class LongStoryTest {
    private static final int ENTRIES = 5_001;
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final String REQUEST = "/v1/requests/long:1";

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        Stories story = Stories.utc().about("long:1").at("2026-03-02T09:00").opened();
        for (int i = 1; i < ENTRIES; i++) {
            Instant due = OPENED.plus(Duration.ofDays(i % 300 + 5));
            story = story.after(Duration.ofMinutes(1)).entry(new CommitmentMade("c" + i, due, null, null, null));
        }
        stage.publish(story.entries());
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> service.get(REQUEST + "/story?limit=1").body().contains("\"size\":" + ENTRIES));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void a_story_comes_in_pages_that_join_without_a_gap() {
        List<Long> sequences = new ArrayList<>();
        int pages = 0;
        for (int after = 0; after >= 0; pages++) {
            JsonNode page =
                    service.get(REQUEST + "/story?limit=700&after=" + after).json();
            page.get("entries")
                    .forEach(entry -> sequences.add(entry.get("sequence").asLong()));
            after = page.path("next").asInt(-1);
        }

        assertThat(pages).isEqualTo(8);
        assertThat(sequences).hasSize(ENTRIES).isSorted().doesNotHaveDuplicates();
        assertThat(service.get(REQUEST + "/story").json().get("entries").size()).isEqualTo(1_000);
        assertThat(service.get(REQUEST + "/story?limit=1001").status()).isEqualTo(400);
        assertThat(service.get(REQUEST + "/story?after=-1").body()).contains("\"field\":\"after\"");
    }

    @Test
    void an_answer_lists_a_thousand_at_a_time_and_says_how_many_there_are() {
        JsonNode answer = service.get(REQUEST).json();

        assertThat(answer.get("commitments").size()).isEqualTo(1_000);
        assertThat(answer.get("next").asInt()).isEqualTo(1_000);
        JsonNode kept = answer.at("/readings/longest-silence");
        assertThat(kept.get("entries").size()).isLessThanOrEqualTo(1_000);
        JsonNode last = service.get(REQUEST + "?after=4900").json();
        assertThat(last.get("commitments").size()).isEqualTo(100);
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void the_page_stays_small_and_its_links_lead_to_the_page_of_the_entry() {
        String page = service.get("/requests/long:1").body();

        assertThat(page.length()).isLessThan(500_000);
        assertThat(Pattern.compile("<tr id=\"entry-").matcher(page).results().count())
                .isEqualTo(200);
        assertThat(page).contains("Entries 1 to 200 of " + ENTRIES, "?after=200#story");
        String later = service.get("/requests/long:1?after=5000").body();
        assertThat(later).contains("id=\"entry-5001\"", "?after=4800#story").doesNotContain("Later →");
        assertThat(later).contains("?after=0#entry-1");
    }
}

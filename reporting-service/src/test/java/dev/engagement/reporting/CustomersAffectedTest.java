package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** How many customers a request affects, and where they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersAffectedTest {
    private static final String MARCH = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private static final String APRIL = "from=2026-04-01T00:00:00Z&to=2026-05-01T00:00:00Z";

    private final Stage stage = new Stage().withTopics();
    private final Service service = stage.service(Stage.database());

    @BeforeAll
    void tell() {
        // March: engaged after 10, 20 and 100 min; they affect 7, nobody, and one as nobody counted.
        stage.publish(engaged(opened("ten", "2026-03-02T09:00", "oslo", 3), 10)
                .entry(new RequestReclassified(null, null, null, null, null, null, null, null, 7, null, null))
                .resolved("ana")
                .entries());
        stage.publish(engaged(opened("twenty", "2026-03-02T09:00", "oslo", 0), 20)
                .resolved("ana")
                .entries());
        stage.publish(engaged(opened("hundred", "2026-03-02T09:00", "oslo", null), 100)
                .resolved("ana")
                .entries());
        // One of two customers still waits.
        stage.publish(opened("waits", "2026-03-03T09:00", "oslo", 2).entries());
        // April: two places with twenty requests each, and one with a single request.
        for (int i = 0; i < 20; i++) {
            stage.publish(april("oslo", i, 10));
            stage.publish(april("bergen", i, 30 + i));
        }
        stage.publish(april("ulm", 0, 5));
        stage.complete(Instant.parse("2026-05-01T00:00:00Z"));
        service.awaitComplete(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    private static List<Recorded> april(String location, int number, int minutes) {
        return engaged(opened(location + number, "2026-04-01T09:00", location, null), minutes)
                .resolved("ana")
                .entries();
    }

    private static Stories opened(String key, String at, String location, @Nullable Integer customers) {
        return Stories.utc()
                .about("tool:" + key)
                .at(at)
                .entry(new RequestOpened(
                        "incident",
                        "mail",
                        "desk",
                        null,
                        Level.HIGH,
                        Level.HIGH,
                        null,
                        null,
                        customers,
                        null,
                        null,
                        location));
    }

    private static Stories engaged(Stories story, int minutes) {
        return story.after(Duration.ofMinutes(minutes)).owner("ana");
    }

    @Test
    void each_request_counts_as_often_as_it_affects_customers() {
        JsonNode group = service.get("/v1/scorecard?weigh=customers&" + MARCH).group();

        assertThat(group.path("requests").asInt()).isEqualTo(4);
        assertThat(group.path("weight").asInt()).isEqualTo(7 + 0 + 1 + 2);
        JsonNode engage = group.at("/measures/time-to-engage/service");
        assertThat(engage.path("n").asInt()).isEqualTo(3);
        assertThat(engage.path("running").asInt()).isEqualTo(1);
        assertThat(engage.path("weight").asInt()).isEqualTo(8);
        assertThat(engage.path("total").asInt()).isEqualTo(7 * 600 + 6_000);
        assertThat(engage.path("mean").asDouble()).isEqualTo((7 * 600 + 6_000) / 8.0);
        assertThat(engage.path("p50").asInt()).isEqualTo(600);
        assertThat(engage.path("p90").asInt()).isEqualTo(6_000);
        // Three in ten have not heard by 100 min, of which one hears then; the other two wait for weeks.
        assertThat(engage.at("/withWaiting/p50").asInt()).isEqualTo(600);
        assertThat(engage.at("/withWaiting/p90").isNull()).isTrue();
        assertThat(group.at("/measures/time-to-engage/attainment/met").asInt()).isEqualTo(2);
        assertThat(group.at("/measures/time-to-engage/attainment/missed").asInt())
                .isEqualTo(2);
        // Seven of ten customers: of the seven, of none, of the one, of the two.
        assertThat(group.at("/measures/time-to-engage/attainment/rate").asDouble())
                .isEqualTo(0.7);
        assertThat(group.at("/measures/overtaken-by/weight").asInt()).isEqualTo(8);
    }

    @Test
    void without_it_a_scorecard_is_as_it_was_and_another_word_is_refused() {
        JsonNode group = service.get("/v1/scorecard?" + MARCH).group();

        assertThat(group.has("weight")).isFalse();
        assertThat(group.at("/measures/time-to-engage/service").has("weight")).isFalse();
        assertThat(group.at("/measures/time-to-engage/service/p50").asInt()).isEqualTo(1_200);
        assertThat(service.get("/v1/scorecard?weigh=people")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("weigh");
    }

    @Test
    void how_many_it_affects_is_as_known_then() {
        JsonNode before = service.get("/v1/scorecard?weigh=customers&known=2026-03-02T09:05:00Z&" + MARCH)
                .group();

        assertThat(before.path("weight").asInt()).isEqualTo(3 + 0 + 1);
        assertThat(service.get("/v1/requests/tool:ten?known=2026-03-02T09:05:00Z")
                        .json()
                        .path("customersAffected")
                        .asInt())
                .isEqualTo(3);
        assertThat(service.get("/v1/requests/tool:ten")
                        .json()
                        .path("customersAffected")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void the_board_lists_those_first_that_affect_most_page_by_page() {
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = service.get("/v1/requests?state=any&where=location:oslo&sort=customers&limit=1" + next)
                    .json();
            page.path("requests")
                    .forEach(line -> listed.add(line.path("request").asString().substring(5) + " "
                            + line.path("customersAffected").asString("unknown")));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(listed).hasSize(24).startsWith("ten 7", "waits 2").endsWith("twenty 0");
        assertThat(listed).contains("hundred unknown");
        assertThat(text("/board?sort=customers&state=any"))
                .contains("most customers affected")
                .containsSubsequence("tool:ten", "affects 7 customers", "tool:waits", "affects 2 customers");
    }

    @Test
    void the_page_says_that_it_weighs_and_draws_what_it_says() {
        String page = text("/?month=2026-03&weigh=customers");

        assertThat(page)
                .contains("By customers affected: ")
                .contains("70 % of requests had somebody's attention in time")
                .contains("weighs each request by the customers that it affects: 10 in all.");
        assertThat(service.get("/?month=2026-03&weigh=customers").body())
                .contains("/v1/scorecard?from=2026-03-01T00%3A00%3A00Z")
                .contains("&amp;weigh=customers");
        assertThat(text("/?month=2026-03")).contains("50 % of requests had").doesNotContain("By customers");
    }

    @Test
    void the_page_says_how_far_places_lie_apart() {
        String page = text("/?month=2026-04");

        assertThat(page)
                .contains("From one location to another")
                .contains("bergen waits 4 times as long as oslo for somebody's attention: half had somebody's attention"
                        + " within 10 min there, and within 39 min in bergen.")
                .contains("half had attention within 39 min bergen 10 min oslo")
                .contains("Left out: 1 group with fewer than 20 requests, or without a name.")
                .doesNotContain("From one business unit to another");
        assertThat(service.get("/?month=2026-04").body())
                .contains("/?month=2026-04&amp;where=location%3Abergen")
                .contains("<title>bergen: 39 min</title>");
        assertThat(text("/?month=2026-03")).doesNotContain("to another");
        assertThat(service.get("/v1/scorecard?by=location&" + APRIL).json().path("groups"))
                .hasSize(3);
    }

    private String text(String path) {
        return service.get(path)
                .body()
                .replaceAll("<title>[^<]*</title>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&#39;", "'");
    }
}

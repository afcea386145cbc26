package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Level;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Our figures beside those of providers outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTest {
    private final Stage stage = new Stage().withTopics();
    private final Service service = stage.service(Stage.database());

    /** Twenty high requests that wait 10 min, 20 min … for somebody, nineteen low ones, and one that waits on. */
    @BeforeAll
    void tell() {
        for (int i = 1; i <= 20; i++) {
            stage.publish(engaged("tool:high-" + i, Level.HIGH, Duration.ofMinutes(10L * i)));
        }
        for (int i = 1; i <= 19; i++) {
            stage.publish(engaged("tool:low-" + i, Level.LOW, Duration.ofHours(1)));
        }
        stage.publish(opened("tool:waits", Level.HIGH).entries());
        publish(0, "2026-03-03T00:00:00Z", """
                {"measure":"time-to-engage","by":{"urgency":"high"},"n":500,"p50":600}""");
        publish(1, "2026-03-05T00:00:00Z", """
                {"measure":"time-to-own","by":{"urgency":"high"},"n":500,"p50":9000},
                {"measure":"hand-offs","by":{"urgency":"high"},"n":500,"share":0.4,"mean":0},
                {"measure":"time-to-engage","by":{"urgency":"high"},"n":500,"p50":3000,"p90":10800,"mean":5000},
                {"measure":"time-to-engage","by":{"urgency":"low"},"n":500,"p50":3000},
                {"measure":"time-to-engage","by":{"urgency":"high","service":"mail"},"n":19,"p50":3000},
                {"measure":"seen-through","by":{"activity":"incident"},"n":20,"share":0.75},
                {"measure":"loudness","n":500,"p50":3}""");
        stage.complete(Instant.parse("2026-03-06T00:00:01Z"));
        service.awaitComplete(Instant.parse("2026-03-06T00:00:01Z"));
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void groups_of_twenty_on_both_sides_are_compared_and_outside_advantages_come_first() {
        JsonNode provider = comparison("").at("/providers/0");

        assertThat(provider.path("provider").asString()).isEqualTo("acme");
        assertThat(provider.path("unknown")).hasToString("[\"loudness\"]");
        JsonNode figures = provider.path("figures");
        assertThat(figures)
                .extracting(figure -> figure.path("measure").asString() + figure.path("by") + " "
                        + figure.path("better").asString("too small"))
                .containsExactly(
                        "time-to-engage{\"urgency\":\"high\"} outside",
                        "hand-offs{\"urgency\":\"high\"} ours",
                        "time-to-own{\"urgency\":\"high\"} ours",
                        "seen-through{\"activity\":\"incident\"} ours",
                        "time-to-engage{\"urgency\":\"low\"} too small",
                        "time-to-engage{\"urgency\":\"high\",\"service\":\"mail\"} too small");
        // Nearest rank of 20: the tenth and the eighteenth; the mean of 10 to 200 min.
        assertThat(figures.at("/0/ours"))
                .hasToString("{\"n\":20,\"running\":1,\"p50\":6000,\"p90\":10800,\"mean\":6300}");
        assertThat(figures.at("/0/gaps")).hasToString("{\"p50\":3000,\"mean\":1300,\"p90\":0}");
        assertThat(figures.at("/1/gaps")).hasToString("{\"share\":-0.4,\"mean\":0}");
        assertThat(figures.at("/4/gaps")).hasToString("{}");
    }

    @Test
    void a_comparison_as_of_then_is_with_the_set_that_was_known_then() {
        JsonNode then = comparison("?known=2026-03-04T00:00:00Z");

        assertThat(then.at("/providers/0/figures")).hasSize(1);
        assertThat(then.at("/providers/0/figures/0/gaps/p50").asInt()).isEqualTo(5_400);
        assertThat(comparison("?known=2026-03-02T00:00:00Z").path("providers")).isEmpty();
        assertThat(service.get("/v1/comparison?where=town:Ulm").status()).isEqualTo(400);
    }

    @Test
    void the_page_says_where_outside_is_better() {
        String page = service.get("/comparison").body();

        assertThat(page)
                .contains("Outside is better in 1 of 4 figures. acme: time to engage (high), half within 50 min there,"
                        + " 1 h 40 min here.")
                .contains("2 figures are not compared: a side has fewer than 20 readings.")
                .contains("Not measured here: loudness.");
        assertThat(service.get("/comparison?known=2026-03-02T00:00:00Z").body())
                .contains("No figures of a provider outside are here to compare with.");
    }

    private JsonNode comparison(String query) {
        return service.get("/v1/comparison" + query).json();
    }

    private static Stories opened(String request, Level urgency) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/tool")
                .at("2026-03-02T06:00")
                .opened("incident", "mail", "desk", urgency, urgency);
    }

    private static List<Recorded> engaged(String request, Level urgency, Duration wait) {
        return opened(request, urgency)
                .after(wait)
                .owner("person:ana")
                .resolved("person:ana")
                .entries();
    }

    private void publish(int sequence, String at, String figures) {
        BenchmarkPublished set = (BenchmarkPublished) EntryJson.read(
                Catalogue.parse("dev.engagement.benchmark-published.v1").orElseThrow(), """
                {"provider":"acme","source":"The yearbook","from":"2026-03-01T00:00:00Z","to":"2026-04-01T00:00:00Z",
                 "clock":"elapsed","figures":[%s]}""".formatted(figures));
        Instant recordedAt = Instant.parse(at);
        List<Recorded> entries = new ArrayList<>();
        entries.add(new Recorded(
                UUID.randomUUID(),
                BenchmarkPublished.SOURCE,
                "acme@" + (sequence + 1),
                BenchmarkPublished.subject("acme"),
                recordedAt,
                recordedAt,
                sequence,
                set));
        stage.publish(entries);
    }
}

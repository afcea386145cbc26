package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What to expect of a request by what became of those like it. */
class ProspectsTest extends ReadingSideStage {
    private static final String TOOL = "/tools/prospects";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Twenty requests of a team, resolved after 1, 2, 4 and 8 days, five each; and two that are promised something. */
    @BeforeAll
    static void tell() {
        int number = 0;
        for (int days : List.of(1, 2, 4, 8)) {
            for (int i = 0; i < 5; i++) {
                publish(asked("t:like-" + ++number, Duration.ofDays(20))
                        .after(Duration.ofMinutes(30))
                        .owner("person:ana")
                        .after(Duration.ofDays(days).minusMinutes(30))
                        .resolved("person:ana"));
            }
        }
        publish(promised("t:bold", Duration.ofHours(36)));
        publish(promised("t:careful", Duration.ofDays(3)));
        publish(asked("t:alone", Duration.ofHours(1)).reclassified(Level.LOW, Level.LOW));
        await().atMost(PATIENCE)
                .until(() -> service.get("/v1/requests?state=any&where=source:" + TOOL)
                                .json()
                                .get("requests")
                                .size()
                        == 23);
    }

    private static Stories asked(String request, Duration ago) {
        return Stories.utc()
                .about(request)
                .toldBy(TOOL)
                .at(LocalDateTime.ofInstant(NOW.minus(ago), ZoneOffset.UTC).toString())
                .opened("incident", "mail", "prospects", Level.HIGH, Level.HIGH);
    }

    private static Stories promised(String request, Duration within) {
        Instant opened = NOW.minus(Duration.ofHours(1));
        return asked(request, Duration.ofHours(1))
                .entry(new CommitmentMade("p", opened.plus(within), null, "person:ana", null));
    }

    @Test
    void a_request_says_how_likely_each_deadline_is_missed_and_what_its_promise_was_like() {
        JsonNode bold = service.get("/v1/requests/t:bold").json();
        JsonNode careful = service.get("/v1/requests/t:careful").json();

        // Engaged by the promise; of those like it only the other one waited that long for an owner, and still does.
        // All took longer than the
        // 8 hours in which it should be resolved.
        assertThat(bold.get("chances")).hasToString("""
                {"engage":null,"own":1.0,"pace":1.0,"resolve":1.0,"promise":0.75}""");
        assertThat(bold.at("/commitments/0/odds")).hasToString("""
                {"like":20,"longer":15,"chance":0.75,"overPromised":true}""");
        assertThat(careful.at("/commitments/0/odds")).hasToString("""
                {"like":20,"longer":10,"chance":0.5,"overPromised":false}""");
        assertThat(bold.at("/readings/commitments-bold/value")).hasToString("1");
        assertThat(careful.at("/readings/commitments-bold/value")).hasToString("0");
    }

    @Test
    void who_has_too_few_like_it_or_is_over_has_no_chances() {
        String none = """
                {"engage":null,"own":null,"pace":null,"resolve":null,"promise":null}""";

        assertThat(service.get("/v1/requests/t:alone").json().get("chances")).hasToString(none);
        assertThat(service.get("/v1/requests/t:like-1").json().get("chances")).hasToString(none);
    }

    @Test
    void as_of_any_time_only_what_was_known_then_tells() {
        Instant known = NOW.plus(Duration.ofSeconds(1));
        stage.complete(known.plusSeconds(1));
        service.awaitComplete(known.plusSeconds(1));
        String now = "/v1/requests/t:bold?known=" + known;
        String earlier = "/v1/requests/t:bold?happened=" + NOW.minus(Duration.ofMinutes(30));

        assertThat(service.get(now).body()).contains("\"odds\":{\"like\":20,");
        assertThat(service.get(now).body()).isEqualTo(service.get(now).body());
        assertThat(service.get(earlier).json().at("/chances/promise")).hasToString("0.75");
        assertThat(service.get(SCORECARD + TOOL + "&known=" + known).group().at("/measures/commitments-bold/total"))
                .hasToString("1");
    }

    @Test
    void a_scorecard_counts_the_promises_that_were_bold_and_lists_them() {
        JsonNode figures = service.get(SCORECARD + TOOL).group().at("/measures/commitments-bold");

        assertThat(figures.get("n")).hasToString("2");
        assertThat(figures.get("mean")).hasToString("0.5");
        assertThat(service.get(SCORECARD + TOOL + "&where=urgency:low").group().at("/measures/commitments-bold/n"))
                .hasToString("0");
        assertThat(service.get("/behind?measure=commitments-bold&which=settled&value=1&where=source:" + TOOL)
                        .body())
                .contains("/requests/t:bold")
                .doesNotContain("/requests/t:careful");
    }

    @Test
    void the_board_and_the_request_mark_what_is_over_promised() {
        List<String> marked = service.get("/v1/requests?where=source:" + TOOL).json().get("requests").values().stream()
                .filter(line -> line.get("overPromised").asBoolean())
                .map(line -> line.get("request").asString())
                .toList();

        assertThat(marked).containsExactly("t:bold");
        assertThat(service.get("/board?where=source:" + TOOL).body()).containsOnlyOnce(">over-promised<");
        assertThat(service.get("/requests/t:bold").body()).contains("over-promised: of 20 like it, 15 took longer");
        assertThat(service.get("/requests/t:careful").body()).doesNotContain("over-promised: of");
    }
}

package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is waited for, what they owe, and what it costs. The charter is always open: ACME answers within four hours, customers within eight. */
class SuppliersTest extends ReadingSideStage {
    private static final String TOOL = "/tools/suppliers";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void tell() {
        Charter standard = CharterEntries.charter(
                "default", "2001-01-01T00:00:00Z", Charter.standard().hours());
        Pact pact = new Pact(
                Pact.NONE.scope(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                Map.of(),
                List.of(
                        new Obligation(WaitingOn.CUSTOMER, null, Duration.ofHours(8)),
                        new Obligation(null, "ACME", Duration.ofHours(4))));
        stage.publish(List.of(CharterEntries.published(
                standard.with(standard.hours(), standard.holidays(), pact), 0, "2001-01-01T00:00:00Z")));
        await().atMost(PATIENCE)
                .until(() -> service.get("/charter").body().contains("the supplier ACME")
                        || service.get("/charter").body().contains("The supplier ACME"));
        // Resolved after ten hours, two beyond its target; ACME took three more than its four.
        publish(opened("s:done", Duration.ofDays(2))
                .owner("person:ana")
                .entry(waits("a", "ACME"))
                .after(Duration.ofHours(5))
                .entry(waits("b", "BETA"))
                .after(Duration.ofHours(2))
                .cleared("a", true)
                .cleared("b", true)
                .after(Duration.ofHours(3))
                .resolved("person:ana"));
        publish(opened("s:waits", Duration.ofHours(2)).owner("person:ana").entry(waits("a", "ACME")));
        publish(opened("s:customer", Duration.ofDays(2))
                .owner("person:ana")
                .barrier("a", WaitingOn.CUSTOMER, true)
                .after(Duration.ofHours(9))
                .cleared("a", true)
                .barrier("b", WaitingOn.SUPPLIER, true));
        await().atMost(PATIENCE)
                .until(() -> service.get("/v1/suppliers?where=source:" + TOOL)
                                .json()
                                .at("/all/waits")
                                .asInt()
                        == 4);
        service.awaitEntries("s:customer", 5);
    }

    private static Stories opened(String request, Duration ago) {
        return Stories.utc()
                .about(request)
                .toldBy(TOOL)
                .at(LocalDateTime.ofInstant(NOW.minus(ago), ZoneOffset.UTC).toString())
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    private static BarrierRaised waits(String barrier, String supplier) {
        return new BarrierRaised(barrier, WaitingOn.SUPPLIER, true, supplier, null, null);
    }

    @Test
    void each_supplier_has_its_time_what_it_kept_and_what_it_cost_and_waits_at_once_count_once_in_the_sum() {
        JsonNode answer = service.get("/v1/suppliers?where=source:" + TOOL + "&to=" + NOW.minus(Duration.ofDays(1)))
                .json();

        JsonNode all = answer.get("all");
        assertThat(all.get("requests")).hasToString("2");
        JsonNode acme = answer.get("suppliers")
                .valueStream()
                .filter(one -> one.get("supplier").asString("").equals("ACME"))
                .findFirst()
                .orElseThrow();
        assertThat(acme.get("service")).hasToString("25200");
        assertThat(acme.get("answers")).hasToString("""
                {"kept":0,"missed":1,"running":0,"ended":0,"rate":0}""");
        assertThat(acme.get("excess")).hasToString("10800");
        // The resolution, and the silence of seven hours of which four were allowed.
        assertThat(acme.get("cost")).hasToString("2");
        assertThat(acme.get("waiting")).hasToString("0");
        assertThat(answer.get("suppliers").valueStream().map(one -> one.get("supplier")
                        .asString("nobody")))
                .containsExactlyInAnyOrder("ACME", "BETA", "nobody");
        double sum = answer.get("suppliers")
                .valueStream()
                .mapToDouble(one -> one.get("elapsed").asDouble())
                .sum();
        assertThat(sum - all.get("elapsed").asDouble()).isCloseTo(7_200, org.assertj.core.api.Assertions.within(1.0));
    }

    @Test
    void requests_are_found_by_the_supplier_that_they_wait_or_waited_for() {
        assertThat(listed("&where=supplier:ACME")).containsExactly("s:waits");
        assertThat(listed("&state=any&where=supplier:ACME")).containsExactlyInAnyOrder("s:waits", "s:done");
        assertThat(listed("&state=any&where=supplier:ACME,supplier:BETA"))
                .containsExactlyInAnyOrder("s:waits", "s:done");
        assertThat(listed("&where=supplier:")).containsExactly("s:customer");
        assertThat(listed("&where=supplier:NOBODY")).isEmpty();
        String board =
                service.get("/board?where=supplier:ACME&where=source:" + TOOL).body();
        assertThat(board).contains("s:waits", "supplier:ACME").doesNotContain("s:customer");
        assertThat(service.get("/board?where=supplier:NOBODY").body()).contains("No open request matches");
        assertThat(service.get("/v1/scorecard?where=supplier:ACME").status()).isEqualTo(400);
    }

    private static List<String> listed(String query) {
        return service.get("/v1/requests?where=source:" + TOOL + query)
                .json()
                .get("requests")
                .valueStream()
                .map(line -> line.get("request").asString())
                .toList();
    }

    @Test
    void the_scorecard_tells_what_was_owed_by_whom() {
        JsonNode kept = service.get(SCORECARD + TOOL).group().at("/measures/obligations-kept");

        assertThat(kept.at("/waitedOn/customer/missed")).hasToString("1");
        assertThat(kept.at("/waitedOn/supplier/running")).hasToString("1");
        assertThat(kept.at("/suppliers/ACME/rate")).hasToString("0");
        assertThat(kept.get("n")).hasToString("2");
        assertThat(service.get("/v1/requests/s:customer").json().at("/readings/obligations-kept/value"))
                .hasToString("0");
    }

    @Test
    void the_view_says_who_is_waited_for_and_what_it_costs() {
        String page = text("/suppliers?where=source:" + TOOL);

        assertThat(page)
                .contains("2 requests wait for a supplier now, 1 of them for ACME; 2 missed targets would have been met"
                        + " in the last 30 days if every supplier had kept its time.")
                .contains("all, waits at once counted once")
                .contains("not named");
        assertThat(text("/suppliers?month=1999-01")).contains("No request waited for a supplier in January 1999.");
        assertThat(service.get("/suppliers?where=source:" + TOOL).body()).contains("/board?where=supplier%3AACME");
    }

    @Test
    void the_charters_page_puts_promise_beside_performance_for_both_sides() {
        assertThat(text("/charter"))
                .contains(
                        "of its requests had somebody's attention in time in the last 30 days, and no share is promised;"
                                + " customers answered in time in 0 % of 1 wait.")
                .contains("Customers answered in time in 0 % of 1 wait; they are to answer within 8 h of working time.")
                .contains(
                        "ACME answered in time in 0 % of 1 wait; they are to answer within 4 h of working time, and have 1"
                                + " yet to answer.");
    }

    private static String text(String path) {
        return service.get(path)
                .body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&#39;", "'");
    }
}

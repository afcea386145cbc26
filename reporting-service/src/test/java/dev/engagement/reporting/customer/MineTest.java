package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of one requester, by a link. */
class MineTest {
    private static final Instant SOON = Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    private static CustomerStage stage;
    private static String mine;
    private static String lastMonths;

    @BeforeAll
    static void open() {
        stage = new CustomerStage();
        stage.charter(
                "obligations",
                List.of(
                        Map.of("waited-on", "customer", "answer-within", "PT8H"),
                        Map.of("waited-on", "supplier", "answer-within", "PT24H")));
        stage.publish(CustomerStage.opened("desk:promised", "person:mia", "sales", Duration.ofMinutes(20))
                .owner("person:ben")
                .entry(new CommitmentMade("c", SOON, null, null, null)));
        stage.publish(CustomerStage.opened("desk:waits", "person:mia", "sales", Duration.ofMinutes(30))
                .owner("person:ben")
                .worked("person:cleo")
                .barrier("b", WaitingOn.CUSTOMER, true));
        stage.publish(CustomerStage.opened("desk:new", "person:mia", "sales", Duration.ofHours(26)));
        stage.publish(CustomerStage.opened("desk:done", "person:mia", "sales", Duration.ofHours(9))
                .owner("person:ben")
                .resolved("person:ben"));
        stage.publish(CustomerStage.opened("desk:accepted", "person:mia", "sales", Duration.ofHours(9))
                .resolved("person:ben")
                .entry(new ResultAccepted("person:mia", null)));
        tellLastMonth();
        stage.publish(CustomerStage.opened("desk:others", "person:zoe", "sales", Duration.ofHours(9)));
        stage.name("person:mia", "Mia");
        stage.name("person:ben", "Ben Baker");
        stage.name("person:cleo", "Cleo");
        stage.name("person:zoe", "Zoe");
        stage.name("text:desk:promised", "A new laptop");
        stage.name("text:desk:waits", "A licence");
        stage.name("text:desk:others", "A secret of others");
        stage.name("person:lea", "Lea");
        mine = stage.link("mine", "desk:new");
        lastMonths = stage.link("mine", "desk:month1");
    }

    /**
     * Three waits on the customer, two of them short enough; one on a supplier; and one of somebody else's. The customer is another one than
     * above, since early in a month what was asked yesterday is of the last one.
     */
    private static void tellLastMonth() {
        stage.publish(lastMonth("desk:month1", "person:lea", WaitingOn.CUSTOMER, 8));
        stage.publish(lastMonth("desk:month2", "person:lea", WaitingOn.CUSTOMER, 1));
        stage.publish(lastMonth("desk:month3", "person:lea", WaitingOn.CUSTOMER, 9));
        stage.publish(lastMonth("desk:month4", "person:lea", WaitingOn.SUPPLIER, 25));
        stage.publish(lastMonth("desk:month5", "person:zoe", WaitingOn.CUSTOMER, 9));
    }

    private static Stories lastMonth(String request, String requester, WaitingOn whom, int hours) {
        LocalDateTime day =
                LocalDate.now(ZoneOffset.UTC).minusMonths(1).withDayOfMonth(2).atTime(9, 0);
        Duration ago = Duration.between(day.toInstant(ZoneOffset.UTC), Instant.now());
        return CustomerStage.opened(request, requester, "sales", ago)
                .owner("person:ben")
                .barrier("b", whom, true)
                .after(Duration.ofHours(hours))
                .cleared("b", true)
                .resolved("person:ben");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void listen() {
        stage.commandSide.eventsAnswer(200);
        stage.commandSide.said().clear();
    }

    private static String text() {
        return text(mine);
    }

    private static String text(String address) {
        return stage.page(address).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void it_says_what_is_open_who_carries_it_what_was_promised_and_whom_it_waits_on() {
        assertThat(text())
                .contains("3 requests are open; IT is late with 1; 1 waits on you.")
                .containsPattern("A new laptop desk:promised , asked on [^.]*Ben Baker carries it. It is promised by")
                .containsPattern("A licence desk:waits , asked on .*It waits on you: your answer is due by \\d")
                .containsPattern(
                        "desk:new desk:new , asked on [^.]*Nobody carries it yet. No day [^.]*should have been solved [^.]*. You should have heard")
                .containsPattern("desk:done IT says it was done on")
                .contains("You accepted it.")
                .contains("IT owes you 1 first answer and what it promised for 1 request")
                .containsPattern("You owe IT an answer: A licence \\(by \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d\\)\\.");
    }

    @Test
    void it_tells_nothing_internal_and_nothing_of_others() {
        assertThat(stage.page(mine))
                .doesNotContain(
                        "Cleo", "person:", "Zoe", "desk:others", "A secret of others", "href=\"/board", "href=\"/\"");
        for (String action : List.of("again", "accept", "refuse", "rate")) {
            Answer answer = stage.post(
                    mine + "/desk:others/" + action, "nonce=" + CustomerStage.nonce(stage.page(mine)), "score=1");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(stage.post(mine + "/desk:nothing/" + action).body());
        }
        assertThat(stage.commandSide.said()).isEmpty();
    }

    @Test
    void each_button_is_an_ordinary_entry_of_the_customers_door() {
        assertThat(said("desk:promised", "again").get("type").asString())
                .isEqualTo("dev.engagement.customer-contacted.v1");
        JsonNode accepted = said("desk:done", "accept");
        assertThat(accepted.get("type").asString()).isEqualTo("dev.engagement.result-accepted.v1");
        assertThat(accepted.at("/data/by").asString()).isEqualTo("person:mia");
        JsonNode rated = said("desk:done", "rate", "score=5");
        assertThat(rated.get("type").asString()).isEqualTo("dev.engagement.experience-rated.v1");
        assertThat(rated.get("subject").asString()).isEqualTo("desk:done");
    }

    @Test
    void what_is_not_solved_is_refused_and_open_again() {
        said("desk:done", "refuse", "reason=It still smells");

        List<JsonNode> both = stage.lastSaid();
        assertThat(both)
                .extracting(event -> event.get("type").asString())
                .containsExactly("dev.engagement.result-refused.v1", "dev.engagement.request-reopened.v1");
        assertThat(both.getFirst().at("/data/reason").asString()).isEqualTo("It still smells");
        assertThat(both).extracting(event -> event.get("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void what_may_not_have_been_heard_is_sent_again_as_the_same() {
        stage.commandSide.eventsAnswer(503);
        String nonce = CustomerStage.nonce(stage.page(mine));

        Answer away = stage.post(mine + "/desk:promised/again", "nonce=" + nonce);

        assertThat(away.status()).isEqualTo(503);
        assertThat(CustomerStage.nonces(away.body())).contains(nonce);
        assertThat(away.body()).contains("could not be recorded just now");
    }

    @Test
    void both_sides_read_how_they_kept_their_obligations_in_the_last_month() {
        assertThat(text(lastMonths))
                .containsPattern(
                        "In [A-Z][a-z]+ \\d{4} you answered IT in time in 2 of 3 waits \\(67 %\\)\\. In [A-Z][a-z]+ \\d{4} suppliers and others answered IT in time in 0 of 1 wait \\(0 %\\)\\.");
    }

    @Test
    void a_charter_without_obligations_says_nothing_of_them() {
        try (CustomerStage other = new CustomerStage()) {
            other.publish(lastMonth("desk:one", "person:mia", WaitingOn.CUSTOMER, 9));
            other.publish(CustomerStage.opened("desk:two", "person:mia", "sales", Duration.ofHours(1))
                    .barrier("b", WaitingOn.CUSTOMER, true));
            other.name("person:mia", "Mia");
            assertThat(other.page(other.link("mine", "desk:two")))
                    .contains("It waits on you.", "You owe IT an answer: desk:two.")
                    .doesNotContain("in time in", "of yours was due");
        }
    }

    @Test
    void the_last_month_is_told_against_the_charter() {
        assertThat(text(lastMonths))
                .containsPattern("The last month In [A-Z][a-z]+ \\d{4} 4 requests were opened. 100 % of requests had")
                .contains("No promise was due.");
    }

    private static JsonNode said(String request, String action, String... fields) {
        String page = stage.page(mine);
        String[] form = new String[fields.length + 1];
        System.arraycopy(fields, 0, form, 1, fields.length);
        form[0] = "nonce=" + CustomerStage.nonces(page).getFirst();
        Answer answer = stage.post(mine + "/" + request + "/" + action, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers()).extracting(Map::keySet).asString().contains("location");
        assertThat(stage.page(mine + "?done=" + action)).contains("class=\"notice\"");
        return stage.lastSaid().getFirst();
    }
}

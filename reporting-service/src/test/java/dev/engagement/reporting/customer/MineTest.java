package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Answer;
import java.time.Duration;
import java.time.Instant;
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

    @BeforeAll
    static void open() {
        stage = new CustomerStage();
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
        stage.publish(CustomerStage.opened("desk:others", "person:zoe", "sales", Duration.ofHours(9)));
        stage.name("person:mia", "Mia");
        stage.name("person:ben", "Ben Baker");
        stage.name("person:cleo", "Cleo");
        stage.name("person:zoe", "Zoe");
        stage.name("text:desk:promised", "A new laptop");
        stage.name("text:desk:waits", "A licence");
        stage.name("text:desk:others", "A secret of others");
        mine = stage.link("mine", "desk:new");
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
        return stage.page(mine).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void it_says_what_is_open_who_carries_it_what_was_promised_and_whom_it_waits_on() {
        assertThat(text())
                .contains("3 requests are open; IT is late with 1; 1 waits on you.")
                .containsPattern("A new laptop desk:promised , asked on [^.]*Ben Baker carries it. It is promised by")
                .containsPattern("A licence desk:waits , asked on .*It waits on you.")
                .containsPattern(
                        "desk:new desk:new , asked on [^.]*Nobody carries it yet. No day [^.]*should have been solved [^.]*. You should have heard")
                .containsPattern("desk:done IT says it was done on")
                .contains("You accepted it.")
                .contains("IT owes you 1 first answer and what it promised for 1 request")
                .contains("You owe IT an answer: A licence.");
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
    void the_last_month_is_told_against_the_charter() {
        assertThat(text()).containsPattern("The last month In [A-Z][a-z]+ \\d{4} nothing was asked for.");
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

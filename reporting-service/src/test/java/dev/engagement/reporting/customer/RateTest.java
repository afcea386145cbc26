package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rating one request by a link. */
class RateTest {
    private static CustomerStage stage;
    private static String rate;

    @BeforeAll
    static void open() {
        stage = new CustomerStage();
        stage.publish(CustomerStage.opened("desk:rated", "person:mia", "sales", Duration.ofHours(5))
                .owner("person:ben"));
        stage.name("person:mia", "Mia");
        stage.name("text:desk:rated", "Printer on <fire>");
        rate = stage.link("rate", "desk:rated");
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

    @Test
    void showing_the_form_records_nothing_also_with_a_score_in_the_address() {
        String page = stage.page(rate + "?score=4");

        assertThat(page)
                .contains("Printer on &lt;fire&gt;", "desk:rated", "How satisfied are you")
                .containsPattern("name=\"score\" value=\"4\"[^>]* checked=\"checked\"")
                .doesNotContain("Mia", "person:", "Ben");
        assertThat(stage.page(rate)).doesNotContain("checked=\"checked\"");
        assertThat(stage.page(rate + "?score=nonsense&utm_source=mail")).doesNotContain("checked=\"checked\"");
        assertThat(stage.commandSide.said()).isEmpty();
    }

    @Test
    void a_rating_is_an_ordinary_entry_of_the_customers_door() {
        Answer answer = stage.post(
                rate,
                "nonce=" + CustomerStage.nonce(stage.page(rate)),
                "score=4",
                "ease=2",
                "usability=5",
                "lost=PT4H",
                "reason=slow",
                "reason=passed_around",
                "comment= Twice the wrong room ");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(stage.page(rate + "?done")).contains("Thank you. Your rating is recorded.");
        JsonNode event = stage.lastSaid().getFirst();
        assertThat(event.get("type").asString()).isEqualTo("dev.engagement.experience-rated.v1");
        assertThat(event.get("source").asString()).isEqualTo("/engagement/customer");
        assertThat(event.get("subject").asString()).isEqualTo("desk:rated");
        assertThat(event.get("id").asString()).matches("[0-9a-f]{64}");
        assertThat(event.at("/data/satisfaction").toString()).contains("\"score\":4", "\"from\":1", "\"to\":5");
        assertThat(event.at("/data/effort/score").asInt()).isEqualTo(2);
        assertThat(event.at("/data/usability/score").asInt()).isEqualTo(5);
        assertThat(event.at("/data/lostTime").asString()).isEqualTo("PT4H");
        assertThat(event.at("/data/reasons").toString()).contains("slow", "passed");
        assertThat(event.at("/data/comment").asString()).isEqualTo("Twice the wrong room");
        assertThat(stage.commandSide.asked().getLast()).isEqualTo("POST /v1/events Bearer " + CustomerStage.KEY);
    }

    @Test
    void the_same_form_is_the_same_message_and_a_new_form_another_one() {
        String nonce = "nonce=" + CustomerStage.nonce(stage.page(rate));
        stage.post(rate, nonce, "score=3");
        stage.post(rate, nonce, "score=3");
        stage.post(rate, "nonce=" + CustomerStage.nonce(stage.page(rate)), "score=5");

        assertThat(stage.commandSide.said()).hasSize(3);
        assertThat(stage.commandSide.said().get(1))
                .isEqualTo(stage.commandSide.said().get(0));
        assertThat(stage.lastSaid().getFirst().get("id").asString())
                .isNotIn(stage.commandSide.said().getFirst());
    }

    @Test
    void a_form_that_comes_again_with_other_words_is_shown_again_with_them() {
        String nonce = "nonce=" + CustomerStage.nonce(stage.page(rate));
        stage.post(rate, nonce, "score=3");

        Answer again = stage.post(rate, nonce, "score=1", "comment=No, worse");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body())
                .contains("sent before, with other words", "No, worse")
                .containsPattern("value=\"1\"[^>]* checked=\"checked\"")
                .doesNotContain(nonce);
        assertThat(stage.commandSide.said()).hasSize(1);
    }

    @Test
    void what_cannot_be_recorded_now_keeps_its_words_and_may_be_sent_again_as_the_same() {
        String nonce = "nonce=" + CustomerStage.nonce(stage.page(rate));
        stage.commandSide.eventsAnswer(503);

        Answer away = stage.post(rate, nonce, "score=2", "comment=Still here");
        stage.commandSide.eventsAnswer(200);
        Answer back = stage.post(rate, nonce, "score=2", "comment=Still here");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.body()).contains("could not be recorded just now", "Still here");
        assertThat(back.status()).isEqualTo(303);
        assertThat(stage.commandSide.said().get(1))
                .isEqualTo(stage.commandSide.said().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"score=6", "score=x", "lost=soon", "reason=other", "comment=\u0000", "nothing=1"})
    void what_the_form_does_not_offer_is_refused_by_name(String field) {
        Answer answer = stage.post(rate, "nonce=" + CustomerStage.nonce(stage.page(rate)), field);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("class=\"notice failed\"");
        assertThat(stage.commandSide.said()).isEmpty();
    }

    @Test
    void a_form_without_its_nonce_is_refused() {
        assertThat(stage.post(rate, "score=4").status()).isEqualTo(400);
        assertThat(stage.commandSide.said()).isEmpty();
    }
}

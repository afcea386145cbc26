package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The charter's views: what was agreed, and whether it is kept. */
@ExtendWith(Shared.class)
class CharterPageTest {
    private final CharterStage charters;

    CharterPageTest(CharterStage charters) {
        this.charters = charters;
    }

    @Test
    void the_first_line_answers_what_was_agreed_and_whether_it_is_kept() {
        assertThat(charters.text("/charters/sales?version=1"))
                .contains(
                        "IT and Sales agreed on this on 3 Mar 2026: 50 % of its requests had somebody's attention in time"
                                + " in the last 30 days, 90 % was promised.")
                .contains("In the last 30 days it judged 2 requests .")
                .contains("Attention in time 90 % 50 % , less than promised");
        assertThat(charters.text("/charters/sales?version=1&month=1999-01"))
                .contains("it judged no request in January 1999.");
    }

    @Test
    void it_is_read_out_in_words() {
        assertThat(charters.text("/charters/sales?version=2"))
                .contains("Judges requests of activity incident")
                .contains("Hours Monday to Wednesday 09:00–17:00, Friday 08:00–12:00 and 13:00–16:00")
                .contains("Critical somebody's attention within 15 min, an owner within 30 min")
                .contains("Customers answer within 8 h of working time")
                .contains("Purpose Sales can sell.")
                .contains("Impact critical critical, high, high, medium")
                .contains("Mon Tue Wed Thu Fri Sat Sun");
    }

    @Test
    void versions_stand_side_by_side_with_who_signed_and_who_refused_and_why() {
        assertThat(charters.text("/charters/sales?version=2"))
                .contains("Version 2 waits for Sales to sign it, and version 1 judges until then: 50 % of its requests")
                .contains("another one is in force now")
                .contains("judges nothing before all have signed")
                .contains("judges requests opened from 1 Feb 2026 on")
                .contains("it signed on 5 Mar 2026, 00:00", "sales refused on 6 Mar 2026, 00:00")
                .contains(
                        "Clause Version 1 Version 2 Working time hours always, day and night Monday to Wednesday 09:00")
                .contains("Sign version 2, or refuse it");
        assertThat(charters.text("/charters/sales"))
                .as("all have signed version 1")
                .doesNotContain("or refuse it");
        assertThat(charters.text("/charters/sales?version=2&against=2")).contains("They say the same.");
    }

    @Test
    void an_as_of_follows_to_the_other_views_and_says_what_was_known_then() {
        assertThat(charters.get("/charter?happened=2026-03-06T09:00:00Z").body())
                .contains("Not now:")
                .contains("href=\"/?happened=2026-03-06T09%3A00%3A00Z\"")
                .contains("href=\"/charters/sales?happened=2026-03-06T09%3A00%3A00Z\"");
        charters.stage.complete(Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> charters.get("/charters/sales?known=2026-03-02T12:00:00Z")
                                .status()
                        != 409);
        assertThat(charters.text("/charters/sales?known=2026-03-02T12:00:00Z"))
                .contains("Version 1 waits for Sales to sign it, and other charters judge until then")
                .doesNotContain("Version 2");
    }

    @Test
    void one_that_nobody_has_published_says_what_to_do() {
        assertThat(charters.text("/charter"))
                .contains("Nothing is agreed on yet, so the built-in charter judges:")
                .contains("Propose a charter")
                .contains("Hours always, day and night");
        assertThat(charters.get("/charters/nobodys").status()).isEqualTo(404);
        assertThat(charters.get("/charters/sales?version=9").status()).isEqualTo(400);
    }
}

package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the customer said about the result, and whether anybody asked. */
class AcceptanceTest {
    private static final ResultAccepted ACCEPTED = new ResultAccepted("mia", null);
    private static final ResultRefused REFUSED = new ResultRefused("mia", null);

    private static Stories resolved() {
        return opened().owner("ana").at("2026-03-02T10:00").resolved("ana").at("2026-03-02T11:00");
    }

    private static Told told(Stories story) {
        return Told.of(story, "2026-03-09T00:00");
    }

    @Test
    void the_first_verdict_after_the_first_resolution_counts() {
        assertThat(told(resolved()).status("accepted-first-time")).isEqualTo(ABSENT);
        assertThat(told(resolved().entry(ACCEPTED)).status("accepted-first-time"))
                .isEqualTo(SETTLED);
        assertThat(told(resolved().entry(ACCEPTED).entry(REFUSED)).service("accepted-first-time"))
                .isEqualTo(1);
        assertThat(told(resolved().entry(REFUSED).entry(ACCEPTED)).service("accepted-first-time"))
                .isZero();
        assertThat(told(opened().entry(ACCEPTED).at("2026-03-02T10:00").resolved("ana"))
                        .status("accepted-first-time"))
                .isEqualTo(ABSENT);
    }

    @Test
    void a_reopening_is_a_refusal_if_the_customer_reopened() {
        Stories asked = opened().entry(
                        new RequestReclassified(null, null, null, null, null, null, "mia", null, null, null, null));

        Told byCustomer = told(asked.at("2026-03-02T10:00")
                .resolved("ana")
                .at("2026-03-02T11:00")
                .entry(new RequestReopened("mia")));
        Told byStaff = told(resolved().entry(new RequestReopened("ana")));

        assertThat(byCustomer.service("accepted-first-time")).isZero();
        assertThat(byStaff.status("accepted-first-time")).isEqualTo(ABSENT);
    }

    @Test
    void who_was_asked_after_a_resolution_and_who_answered() {
        ExperienceRated rated = new ExperienceRated(new Rating(BigDecimal.TWO, BigDecimal.ONE, BigDecimal.TEN), null);

        assertThat(told(opened().entry(new ExperienceAsked("mail"))).status("asked"))
                .isEqualTo(ABSENT);
        assertThat(told(resolved()).service("asked")).isZero();
        assertThat(told(resolved()).status("answered")).isEqualTo(ABSENT);
        assertThat(told(resolved().entry(rated).entry(new ExperienceAsked("mail")))
                        .service("answered"))
                .isZero();
        Told answered = told(resolved().entry(new ExperienceAsked("mail")).entry(rated));
        assertThat(answered.service("asked")).isEqualTo(1);
        assertThat(answered.service("answered")).isEqualTo(1);
        assertThat(told(resolved().reopened()).status("asked")).isEqualTo(RUNNING);
    }

    @Test
    void usability_and_lost_time_are_those_told_last() {
        Told told = told(resolved()
                .entry(new ExperienceRated(
                        null,
                        null,
                        new Rating(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN),
                        Duration.ofHours(3),
                        null,
                        null))
                .entry(new ExperienceRated(null, null, null, Duration.ofMinutes(20), null, null)));

        assertThat(told.service("usability")).isEqualTo(0.1);
        assertThat(told.service("lost-time")).isEqualTo(1_200);
        assertThat(told.elapsed("lost-time")).isEqualTo(1_200);
        assertThat(told.status("satisfaction")).isEqualTo(ABSENT);
    }

    @Test
    void a_result_that_was_refused_last_is_a_watermelon_though_all_targets_are_met() {
        assertThat(told(resolved()).service("watermelon")).isZero();
        assertThat(told(resolved().entry(REFUSED)).service("watermelon")).isEqualTo(1);
        assertThat(told(resolved().entry(REFUSED).entry(ACCEPTED)).service("watermelon"))
                .isZero();
    }
}

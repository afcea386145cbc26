package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.HOUR;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Urgency, pace and expectations while barriers come and go. */
class PaceEdgesTest {
    @Test
    void a_promise_tells_the_customer_unless_it_says_otherwise() {
        assertThat(Told.of(opened().promised("c", "2026-04-01T00:00"), "2026-03-03T00:00")
                        .status("time-to-engage"))
                .isEqualTo(SETTLED);
        assertThat(Told.of(
                                opened().entry(new CommitmentMade(
                                        "c", Instant.parse("2026-04-01T00:00:00Z"), null, null, false)),
                                "2026-03-03T00:00")
                        .status("time-to-engage"))
                .isEqualTo(RUNNING);
    }

    @Test
    void overlapping_barriers_count_once_and_one_never_cleared_lasts_to_the_end() {
        Told told = Told.of(
                opened().owner("ana")
                        .at("2026-03-02T10:00")
                        .barrier("a", WaitingOn.CUSTOMER, true)
                        .at("2026-03-02T11:00")
                        .barrier("b", WaitingOn.CUSTOMER, false)
                        .barrier("a", WaitingOn.SUPPLIER, true)
                        .at("2026-03-02T12:00")
                        .cleared("a", false)
                        .at("2026-03-02T15:00")
                        .resolved("ana"),
                "2026-03-03T00:00");

        assertThat(told.elapsed("waiting-on-customer")).isEqualTo(5 * HOUR);
        assertThat(told.elapsed("waiting-on-others")).isZero();
        assertThat(told.elapsed("time-to-resolve-ours")).isEqualTo(HOUR);
        assertThat(told.elapsed("barriers-told")).isEqualTo(0.5);
        assertThat(told.elapsed("longest-silence")).isEqualTo(HOUR);
    }

    /** By hand: gaps of a half and of one and a half seconds, (0.5 + 1.5)² ÷ (2 · (0.25 + 2.25)). */
    @Test
    void fractions_of_seconds_count() {
        Told told = Told.of(
                opened().owner("ana")
                        .after(Duration.ofMillis(500))
                        .told("ana")
                        .after(Duration.ofMillis(1_500))
                        .resolved("ana"),
                "2026-03-03T00:00");

        assertThat(told.elapsed("longest-silence")).isEqualTo(1.5);
        assertThat(told.service("steadiness")).isEqualTo(0.8);
    }

    @Test
    void an_assessment_wins_over_priority_and_impact_until_the_next_one() {
        Stories story = Stories.utc()
                .at("2026-03-02T09:00")
                .opened("incident", "mail", null, Level.HIGH, Level.HIGH)
                .at("2026-03-02T10:00")
                .assessed(Level.LOW)
                .at("2026-03-02T11:00")
                .reclassified(Level.CRITICAL, null);

        assertThat(Told.of(story, "2026-03-03T00:00").service("urgency")).isEqualTo(4);
        assertThat(Told.of(story, "2026-03-03T00:00").service("reassessments")).isEqualTo(1);
        assertThat(Told.of(story.assessed(null, Level.CRITICAL), "2026-03-03T00:00")
                        .service("urgency"))
                .isEqualTo(1);
        assertThat(Told.of(opened(), "2026-03-03T00:00").service("urgency")).isEqualTo(3);
    }

    @Test
    void a_target_is_that_of_the_urgency_when_the_clock_stopped() {
        Told told = Told.of(
                opened().assessed(Level.CRITICAL)
                        .at("2026-03-02T10:00")
                        .acknowledged("ana")
                        .at("2026-03-02T11:00")
                        .assessed(Level.LOW)
                        .at("2026-03-02T12:00")
                        .owner("ana"),
                "2026-03-03T00:00");

        assertThat(told.met("time-to-engage")).isFalse();
        assertThat(told.met("time-to-own")).isTrue();
    }

    @Test
    void an_agreed_pace_holds_from_the_next_gap_on() {
        Told told = Told.of(
                opened().owner("ana")
                        .at("2026-03-02T10:00")
                        .pace(Duration.ofHours(1))
                        .at("2026-03-02T13:00")
                        .told("ana")
                        .at("2026-03-02T15:00")
                        .resolved("ana"),
                "2026-03-03T00:00");

        assertThat(told.elapsed("pace-kept")).isEqualTo(5.0 / 6);
    }

    @Test
    void expectations_are_instants_that_stand_still_while_time_passes() {
        Stories story = opened().owner("ana").at("2026-03-02T10:00").told("ana");
        Expectations expectations = Told.of(story, "2026-03-02T11:00").account().expectations();

        assertThat(expectations.engageBy()).isNull();
        assertThat(expectations.updateBy()).isEqualTo("2026-03-03T10:00:00Z");
        assertThat(expectations.resolveBy()).isEqualTo("2026-03-05T09:00:00Z");
        assertThat(Told.of(story, "2026-03-09T11:00").account().expectations()).isEqualTo(expectations);
        assertThat(Told.of(opened(), "2026-03-09T11:00").account().expectations())
                .isEqualTo(new Expectations(
                        Instant.parse("2026-03-02T13:00:00Z"),
                        Instant.parse("2026-03-02T17:00:00Z"),
                        null,
                        Instant.parse("2026-03-05T09:00:00Z"),
                        null));
    }

    @Test
    void waiting_on_the_customer_stops_the_clock_of_what_is_expected() {
        Stories waiting = opened().owner("ana").at("2026-03-02T10:00").barrier("a", WaitingOn.CUSTOMER, false);
        Stories cleared = opened().owner("ana")
                .at("2026-03-02T10:00")
                .barrier("a", WaitingOn.CUSTOMER, false)
                .at("2026-03-02T14:00")
                .cleared("a", false);

        assertThat(Told.of(waiting, "2026-03-02T11:00").account().expectations())
                .isEqualTo(Expectations.NONE);
        assertThat(Told.of(cleared, "2026-03-02T15:00").account().expectations().updateBy())
                .isEqualTo("2026-03-03T13:00:00Z");
    }
}

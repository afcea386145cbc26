package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.ENDED;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EdgesTest {
    private static final double HOUR = 3_600;

    private static Stories opened() {
        return Stories.utc().at("2026-03-02T09:00").opened();
    }

    @Test
    void a_machine_never_engages_and_a_closing_person_does_not_either() {
        Told machine = Told.of(
                opened().automaticReply()
                        .queue("field")
                        .worked("ana")
                        .at("2026-03-02T11:00")
                        .resolvedByMachine(),
                "2026-03-03T00:00");

        assertThat(machine.status("time-to-engage")).isEqualTo(ENDED);
        assertThat(machine.elapsed("time-to-engage")).isEqualTo(2 * HOUR);
        assertThat(machine.status("time-to-resolve")).isEqualTo(SETTLED);
        assertThat(machine.status("pace-kept")).isEqualTo(ABSENT);
        assertThat(Told.of(opened().closed(), "2026-03-03T00:00").status("time-to-engage"))
                .isEqualTo(ENDED);
    }

    @Test
    void a_person_who_resolves_it_is_engaged_at_that_very_instant() {
        Told told = Told.of(opened().at("2026-03-02T10:00").resolved("ana"), "2026-03-03T00:00");

        assertThat(told.status("time-to-engage")).isEqualTo(SETTLED);
        assertThat(told.elapsed("time-to-engage")).isEqualTo(HOUR);
        assertThat(told.status("time-to-own")).isEqualTo(ENDED);
        assertThat(told.elapsed("pace-kept")).isEqualTo(1);
        assertThat(told.elapsed("longest-silence")).isZero();
        assertThat(told.status("steadiness")).isEqualTo(ABSENT);
    }

    @Test
    void nobody_engaged_yet_is_running_and_no_pace_is_asked_for() {
        Told told = Told.of(opened().contacted(), "2026-03-02T19:00");

        assertThat(told.status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(told.elapsed("time-to-engage")).isEqualTo(10 * HOUR);
        assertThat(told.met("time-to-engage")).isFalse();
        assertThat(told.met("time-to-resolve-ours")).isNull();
        assertThat(told.status("contacts-to-engage")).isEqualTo(RUNNING);
        assertThat(told.service("contacts-to-engage")).isEqualTo(2);
        assertThat(told.status("longest-silence")).isEqualTo(ABSENT);
    }

    @Test
    void an_entry_of_the_openings_instant_counts_whatever_arrived_first() {
        Told told = Told.of(Stories.utc().at("2026-03-02T09:00").owner("ana").opened(), "2026-03-03T00:00");

        assertThat(told.status("time-to-own")).isEqualTo(SETTLED);
        assertThat(told.elapsed("time-to-own")).isZero();
        assertThat(told.anomalies()).isEmpty();
    }

    @Test
    void what_comes_before_the_opening_is_an_anomaly_but_still_describes_the_request() {
        Told told = Told.of(
                Stories.utc()
                        .at("2026-03-02T08:00")
                        .owner("ana")
                        .reclassified(Level.CRITICAL, Level.CRITICAL)
                        .at("2026-03-02T09:00")
                        .opened(),
                "2026-03-02T10:00");

        assertThat(told.anomalies()).containsExactly(Kind.BEFORE_OPENING, Kind.BEFORE_OPENING);
        assertThat(told.status("time-to-own")).isEqualTo(RUNNING);
        assertThat(told.service("urgency")).isEqualTo(1);
        assertThat(told.service("reassessments")).isZero();
    }

    @Test
    void a_story_without_an_opening_has_no_readings_but_an_anomaly() {
        Told told = Told.of(Stories.utc().at("2026-03-02T08:00").owner("ana"), "2026-03-03T00:00");

        assertThat(told.account().readings()).isEmpty();
        assertThat(told.anomalies()).containsExactly(Kind.NO_OPENING);
    }

    @Test
    void reopened_and_taken_up_again_each_wait_counts_in_the_mean() {
        Told told = Told.of(
                opened().owner("ana")
                        .at("2026-03-02T10:00")
                        .resolved("ana")
                        .at("2026-03-02T12:00")
                        .reopened()
                        .at("2026-03-02T13:00")
                        .told("ana")
                        .resolved("ana")
                        .at("2026-03-03T12:00")
                        .reopened()
                        .at("2026-03-03T15:00")
                        .resolved("ben"),
                "2026-03-04T00:00");

        assertThat(told.status("time-to-re-engage")).isEqualTo(SETTLED);
        assertThat(told.elapsed("time-to-re-engage")).isEqualTo(2 * HOUR);
        assertThat(told.elapsed("reopenings")).isEqualTo(2);
        assertThat(told.elapsed("right-first-time")).isZero();
        assertThat(told.elapsed("time-to-resolve")).isEqualTo(30 * HOUR);
        assertThat(told.elapsed("time-unowned")).isZero();
        assertThat(told.elapsed("seen-through")).isEqualTo(1);
    }

    @Test
    void a_reopening_that_nobody_takes_up_runs_and_one_that_is_closed_has_ended() {
        Stories again = opened().resolved("ana").at("2026-03-02T12:00").reopened();

        assertThat(Told.of(again, "2026-03-02T14:00").status("time-to-re-engage"))
                .isEqualTo(RUNNING);
        assertThat(Told.of(again, "2026-03-02T14:00").elapsed("time-to-re-engage"))
                .isEqualTo(2 * HOUR);
        assertThat(Told.of(again.at("2026-03-02T13:00").closed(), "2026-03-02T14:00")
                        .status("time-to-re-engage"))
                .isEqualTo(ENDED);
        assertThat(Told.of(opened(), "2026-03-02T14:00").status("time-to-re-engage"))
                .isEqualTo(ABSENT);
    }

    @Test
    void a_reopening_of_what_is_open_reopens_nothing() {
        Told told = Told.of(opened().owner("ana").reopened(), "2026-03-03T00:00");

        assertThat(told.elapsed("reopenings")).isZero();
        assertThat(told.anomalies()).containsExactly(Kind.REOPENED_WHILE_OPEN);
    }

    @Test
    void cancelled_and_merged_requests_can_never_settle() {
        for (Stories story : List.of(
                opened().at("2026-03-02T10:00").cancelled(),
                opened().at("2026-03-02T10:00").merged("tool:2"))) {
            Told told = Told.of(story, "2026-03-03T00:00");

            assertThat(told.status("time-to-engage")).isEqualTo(ENDED);
            assertThat(told.status("time-to-resolve")).isEqualTo(ENDED);
            assertThat(told.elapsed("time-to-resolve")).isEqualTo(HOUR);
            assertThat(told.status("hand-offs")).isEqualTo(ENDED);
            assertThat(told.account().expectations()).isEqualTo(Expectations.NONE);
        }
    }

    @Test
    void a_repeated_resolution_moves_the_end_and_work_after_it_does_not_reopen() {
        Told told = Told.of(
                opened().at("2026-03-02T10:00")
                        .resolved("ana")
                        .at("2026-03-02T11:00")
                        .told("ana")
                        .at("2026-03-02T12:00")
                        .resolved("ana")
                        .closed(),
                "2026-03-03T00:00");

        assertThat(told.elapsed("time-to-resolve")).isEqualTo(3 * HOUR);
        assertThat(told.elapsed("reopenings")).isZero();
        assertThat(told.elapsed("time-unowned")).isEqualTo(HOUR);
    }

    @Test
    void a_request_closed_while_open_counts_as_resolved_then() {
        Told told = Told.of(opened().owner("ana").at("2026-03-02T11:00").closed(), "2026-03-03T00:00");

        assertThat(told.status("time-to-resolve")).isEqualTo(SETTLED);
        assertThat(told.elapsed("time-to-resolve")).isEqualTo(2 * HOUR);
        assertThat(told.elapsed("right-first-time")).isEqualTo(1);
    }

    @Test
    void a_retracted_entry_leaves_the_story_even_if_the_retraction_came_first() {
        Stories story = Stories.utc()
                .at("2026-03-02T09:30")
                .entry(new EntryRetracted("/tools/tool", "m2", null))
                .at("2026-03-02T09:00")
                .opened()
                .at("2026-03-02T10:00")
                .acknowledged("ana");

        assertThat(Told.of(story, "2026-03-02T11:00").status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(Told.of(story, "2026-03-02T11:00").anomalies()).isEmpty();
    }

    @Test
    void a_retraction_acts_by_what_was_known_and_not_by_what_had_happened() {
        List<Recorded> story = opened().at("2026-03-02T10:00")
                .acknowledged("ana")
                .at("2026-03-05T10:00")
                .retracted(1)
                .entries();
        Instant between = Instant.parse("2026-03-03T00:00:00Z");
        Instant now = Instant.parse("2026-03-06T00:00:00Z");

        assertThat(Told.of(story, AsOf.of(null, between, now), Charters.standard())
                        .status("time-to-engage"))
                .isEqualTo(RUNNING);
        assertThat(Told.of(story, AsOf.of(between, null, now), Charters.standard())
                        .status("time-to-engage"))
                .isEqualTo(SETTLED);
    }

    @Test
    void a_retraction_of_nothing_or_of_a_retraction_is_an_anomaly_and_does_nothing() {
        Stories story = opened().acknowledged("ana")
                .retracted(1)
                .retracted(1)
                .entry(new EntryRetracted("/tools/tool", "unheard-of", null));

        assertThat(Told.of(story, "2026-03-03T00:00").status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(Told.of(story, "2026-03-03T00:00").anomalies())
                .containsExactly(Kind.NOTHING_TO_RETRACT, Kind.NOTHING_TO_RETRACT);
    }

    @Test
    void what_has_no_counterpart_is_an_anomaly() {
        Told told = Told.of(
                opened().cleared("b", false)
                        .entry(new CommitmentDelivered("c", null))
                        .entry(new CommitmentDelivered("d", null))
                        .promised("d", "2026-04-01T00:00")
                        .opened(),
                "2026-03-03T00:00");

        assertThat(told.anomalies())
                .containsExactly(Kind.BARRIER_NEVER_RAISED, Kind.COMMITMENT_NEVER_MADE, Kind.OPENED_AGAIN);
    }

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

    @Test
    void the_latest_word_says_what_the_request_is() {
        Told told = Told.of(
                opened().at("2026-03-02T10:00").queue("field").reclassified(Level.LOW, Level.LOW), "2026-03-03T00:00");

        assertThat(Objects.requireNonNull(told.account().course()).dimensions())
                .containsEntry(Dimension.TEAM, "field")
                .containsEntry(Dimension.SOURCE, "/tools/tool")
                .containsEntry(Dimension.URGENCY, "low")
                .doesNotContainKey(Dimension.CHANNEL);
        assertThat(told.elapsed("team-hand-offs")).isEqualTo(1);
    }

    private static Rating rated(int score) {
        return new Rating(BigDecimal.valueOf(score), BigDecimal.ONE, BigDecimal.valueOf(5));
    }

    @Test
    void the_latest_rating_counts_and_each_question_has_its_own() {
        Told told = Told.of(
                opened().entry(new ExperienceRated(rated(5), rated(2)))
                        .at("2026-03-02T10:00")
                        .entry(new ExperienceRated(rated(3), null)),
                "2026-03-03T00:00");

        assertThat(told.status("satisfaction")).isEqualTo(SETTLED);
        assertThat(told.service("satisfaction")).isEqualTo(0.5);
        assertThat(told.service("effort")).isEqualTo(0.25);
        assertThat(Told.of(opened(), "2026-03-03T00:00").status("effort")).isEqualTo(ABSENT);
    }

    @Test
    void a_contact_is_answered_by_a_word_or_by_a_person_who_resolves_and_by_nothing_else() {
        Stories asked = opened().owner("ana").at("2026-03-02T10:00").contacted();

        assertThat(Told.of(asked.at("2026-03-02T11:00").worked("ana").automaticReply(), "2026-03-02T12:00")
                        .status("time-to-answer"))
                .isEqualTo(RUNNING);
        Told resolved = Told.of(asked.at("2026-03-02T13:00").resolved("ana"), "2026-03-03T00:00");
        assertThat(resolved.status("time-to-answer")).isEqualTo(SETTLED);
        assertThat(resolved.elapsed("time-to-answer")).isEqualTo(3 * HOUR);
    }

    @Test
    void a_contact_that_the_end_came_before_has_ended_and_one_before_a_reopening_waits_on() {
        Stories over = opened().contacted().at("2026-03-02T11:00").cancelled();
        Stories chased = opened().resolved("ana")
                .at("2026-03-02T10:00")
                .contacted()
                .at("2026-03-02T11:00")
                .reopened();

        assertThat(Told.of(over, "2026-03-03T00:00").status("time-to-answer")).isEqualTo(ENDED);
        assertThat(Told.of(over, "2026-03-03T00:00").elapsed("time-to-answer")).isEqualTo(2 * HOUR);
        assertThat(Told.of(chased, "2026-03-02T13:00").status("time-to-answer")).isEqualTo(RUNNING);
        assertThat(Told.of(chased, "2026-03-02T13:00").elapsed("time-to-answer"))
                .isEqualTo(3 * HOUR);
        assertThat(Told.of(chased.at("2026-03-02T14:00").told("ana"), "2026-03-03T00:00")
                        .elapsed("time-to-answer"))
                .isEqualTo(4 * HOUR);
    }

    @Test
    void a_machine_answers_nobody_and_a_request_that_it_ends_is_no_watermelon() {
        Told told = Told.of(
                opened().contacted()
                        .contacted()
                        .automaticReply()
                        .at("2026-03-02T15:00")
                        .resolvedByMachine(),
                "2026-03-03T00:00");

        assertThat(told.status("time-to-answer")).isEqualTo(ENDED);
        assertThat(told.status("proactive-updates")).isEqualTo(ABSENT);
        assertThat(told.service("targets-met")).isEqualTo(0.5);
        assertThat(told.service("watermelon")).isZero();
    }

    @Test
    void a_word_is_proactive_if_nobody_had_asked_for_it() {
        Told told = Told.of(
                opened().acknowledged("ana")
                        .at("2026-03-02T10:00")
                        .told("ana")
                        .at("2026-03-02T11:00")
                        .contacted()
                        .at("2026-03-02T12:00")
                        .told("ana")
                        .at("2026-03-02T13:00")
                        .told("ana"),
                "2026-03-03T00:00");

        assertThat(told.service("proactive-updates")).isEqualTo(0.5);
        assertThat(Told.of(opened().automaticReply(), "2026-03-03T00:00").status("proactive-updates"))
                .isEqualTo(ABSENT);
    }

    @Test
    void only_targets_that_are_decided_count() {
        Stories story = opened().at("2026-03-02T10:00").acknowledged("ana");

        assertThat(Told.of(opened(), "2026-03-02T10:00").status("targets-met")).isEqualTo(ABSENT);
        assertThat(Told.of(story, "2026-03-02T11:00").service("targets-met")).isEqualTo(1);
        assertThat(Told.of(story, "2026-03-02T18:00").service("targets-met")).isEqualTo(0.5);
        assertThat(Told.of(story, "2026-03-02T18:00").status("targets-met")).isEqualTo(RUNNING);
        assertThat(Told.of(story.at("2026-03-02T18:00").cancelled(), "2026-03-03T00:00")
                        .status("targets-met"))
                .isEqualTo(ENDED);
    }

    @Test
    void green_outside_and_red_inside_is_a_watermelon() {
        Stories chased = opened().contacted().contacted().owner("ana").resolved("ana");
        Stories unhappy = opened().owner("ana").resolved("ana").entry(new ExperienceRated(rated(2), null));
        Stories late = opened().at("2026-03-02T14:00").owner("ana").resolved("ana");

        assertThat(Told.of(chased, "2026-03-03T00:00").service("watermelon")).isEqualTo(1);
        assertThat(Told.of(unhappy, "2026-03-03T00:00").service("watermelon")).isEqualTo(1);
        assertThat(Told.of(late.entry(new ExperienceRated(rated(1), null)), "2026-03-03T00:00")
                        .service("watermelon"))
                .isZero();
        assertThat(Told.of(opened().owner("ana").resolved("ana"), "2026-03-03T00:00")
                        .service("watermelon"))
                .isZero();
    }

    @Test
    void what_is_retracted_backdated_or_before_the_opening_counts_as_it_does_for_every_measure() {
        Stories early = Stories.utc()
                .at("2026-03-02T08:00")
                .contacted()
                .entry(new ExperienceRated(rated(1), rated(1)))
                .promised("c", "2026-03-02T10:00")
                .at("2026-03-02T09:00")
                .opened();
        Stories retracted = opened().entry(new ExperienceRated(rated(1), null)).retracted(1);
        Stories backdated = opened().at("2026-03-02T12:00")
                .told("ana")
                .learned("2026-03-05T00:00")
                .at("2026-03-02T11:00")
                .contacted();

        for (String measure : List.of("time-to-answer", "satisfaction", "effort", "commitments-kept")) {
            assertThat(Told.of(early, "2026-03-03T00:00").status(measure)).isEqualTo(ABSENT);
        }
        assertThat(Told.of(retracted, "2026-03-03T00:00").status("satisfaction"))
                .isEqualTo(ABSENT);
        assertThat(Told.of(backdated, "2026-03-06T00:00").elapsed("time-to-answer"))
                .isEqualTo(HOUR);
    }
}

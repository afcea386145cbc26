package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.ENDED;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.HOUR;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ratings, answers and watermelons. */
class ExperienceEdgesTest {
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

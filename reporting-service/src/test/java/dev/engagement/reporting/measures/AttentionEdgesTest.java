package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.ENDED;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.HOUR;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.tests.Stories;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stories at the edge of what engages IT, and what stands before or without an opening. */
class AttentionEdgesTest {
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
}

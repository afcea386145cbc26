package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.ENDED;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.HOUR;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.tests.Stories;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reopenings, cancellations, repeated resolutions: where an episode begins and ends. */
class EpisodesTest {
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
}

package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.ABSENT;
import static dev.engagement.reporting.factors.Status.ENDED;
import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Results.AskedBy;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Results.CommitmentWithdrawn;
import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether the word is kept. Monday 2026-06-01 to Friday, 09:00 to 17:00 in Berlin: a promise until Friday is 40 hours. */
class CommitmentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String FRIDAY = "2026-06-05T17:00";
    private static final String TUESDAY = "2026-06-09T17:00";
    private static final double HOUR = 3_600;

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** Opened, and promised until Friday, on Monday morning. */
    private static Stories promised(@Nullable Long scope) {
        return Stories.in("Europe/Berlin")
                .at("2026-06-01T09:00")
                .opened()
                .entry(new CommitmentMade("c", instant(FRIDAY), scope, null, null));
    }

    private static Stories revised(Stories story, String at, @Nullable String due, @Nullable Long scope) {
        return story.at(at)
                .entry(new CommitmentRevised("c", due == null ? null : instant(due), scope, null, null, null));
    }

    private static Stories delivered(Stories story, String at, @Nullable Long scope) {
        return story.at(at).entry(new CommitmentDelivered("c", scope));
    }

    private static Told told(Stories story, String at) {
        return Told.of(story, at, BERLIN, Told.OFFICE);
    }

    private static List<CommitmentOutcome> outcomes(Stories story, String at) {
        var course = Objects.requireNonNull(told(story, at).account().course());
        return course.commitments().stream()
                .map(commitment -> commitment.outcome(course.at()))
                .toList();
    }

    @Test
    void example_6_told_thirteen_hours_ahead_is_renegotiated_and_five_hours_ahead_is_too_late() {
        Stories thursday =
                delivered(revised(promised(null), "2026-06-04T12:00", TUESDAY, null), "2026-06-09T16:00", null);
        Stories friday =
                delivered(revised(promised(null), "2026-06-05T12:00", TUESDAY, null), "2026-06-09T16:00", null);

        assertThat(outcomes(thursday, "2026-06-10T09:00")).containsExactly(CommitmentOutcome.RENEGOTIATED);
        assertThat(told(thursday, "2026-06-10T09:00").service("notice-given")).isEqualTo(13 * HOUR);
        assertThat(told(thursday, "2026-06-10T09:00").service("commitments-kept"))
                .isZero();
        assertThat(told(thursday, "2026-06-10T09:00").service("commitments-honest"))
                .isEqualTo(1);
        assertThat(outcomes(friday, "2026-06-10T09:00")).containsExactly(CommitmentOutcome.TOLD_LATE);
        assertThat(told(friday, "2026-06-10T09:00").service("notice-given")).isEqualTo(5 * HOUR);
        assertThat(told(friday, "2026-06-10T09:00").service("commitments-honest"))
                .isZero();
    }

    @Test
    void exactly_the_notice_that_is_needed_is_in_time() {
        assertThat(outcomes(
                        delivered(revised(promised(null), "2026-06-04T17:00", TUESDAY, null), "2026-06-09T16:00", null),
                        "2026-06-10T09:00"))
                .containsExactly(CommitmentOutcome.RENEGOTIATED);
        assertThat(outcomes(
                        delivered(
                                revised(promised(null), "2026-06-05T09:00:01", TUESDAY, null),
                                "2026-06-09T16:00",
                                null),
                        "2026-06-10T09:00"))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
    }

    @Test
    void delivered_at_the_very_instant_is_kept_and_a_moment_later_is_broken() {
        assertThat(outcomes(delivered(promised(null), FRIDAY, null), TUESDAY)).containsExactly(CommitmentOutcome.KEPT);
        assertThat(outcomes(delivered(promised(null), "2026-06-05T17:00:01", null), TUESDAY))
                .containsExactly(CommitmentOutcome.BROKEN);
    }

    @Test
    void an_open_promise_breaks_as_its_date_passes_and_by_nothing_else() {
        assertThat(outcomes(promised(null), FRIDAY)).containsExactly(CommitmentOutcome.OPEN);
        assertThat(told(promised(null), FRIDAY).status("commitments-kept")).isEqualTo(RUNNING);
        assertThat(outcomes(promised(null), "2026-06-05T17:00:01")).containsExactly(CommitmentOutcome.BROKEN);
        assertThat(told(promised(null), TUESDAY).status("commitments-kept")).isEqualTo(SETTLED);
        assertThat(told(promised(null), TUESDAY).service("commitments-kept")).isZero();
    }

    @Test
    void less_than_promised_is_broken_unless_the_rest_comes_in_time() {
        Stories less = delivered(promised(10L), "2026-06-03T09:00", 9L);

        assertThat(outcomes(less, "2026-06-03T10:00")).containsExactly(CommitmentOutcome.BROKEN);
        assertThat(outcomes(delivered(less, "2026-06-04T09:00", 10L), "2026-06-04T10:00"))
                .containsExactly(CommitmentOutcome.KEPT);
    }

    @Test
    void a_smaller_scope_is_judged_against_the_date_that_it_leaves_standing() {
        assertThat(outcomes(
                        delivered(revised(promised(10L), "2026-06-03T09:00", null, 8L), "2026-06-05T16:00", 8L),
                        TUESDAY))
                .containsExactly(CommitmentOutcome.RENEGOTIATED);
        assertThat(outcomes(
                        delivered(revised(promised(10L), "2026-06-05T14:00", null, 8L), "2026-06-05T16:00", 8L),
                        TUESDAY))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
        assertThat(told(revised(promised(10L), "2026-06-03T09:00", null, 8L), "2026-06-03T10:00")
                        .service("notice-given"))
                .isEqualTo(24 * HOUR);
    }

    private static Stories cut(String at, long scope, AskedBy by) {
        return promised(5L).at(at).entry(new CommitmentRevised("c", null, scope, null, null, null, null, by));
    }

    @Test
    void example_11_a_scope_cut_at_the_last_minute_is_told_late_unless_the_customer_asked() {
        Stories ours = cut("2026-06-05T16:30", 4, AskedBy.IT);
        Stories wanted = cut("2026-06-05T16:30", 4, AskedBy.CUSTOMER);

        assertThat(outcomes(delivered(ours, "2026-06-05T16:50", 4L), TUESDAY))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
        assertThat(told(ours, TUESDAY).service("notice-given")).isEqualTo(1_800);
        assertThat(outcomes(delivered(wanted, "2026-06-05T16:50", 4L), TUESDAY))
                .containsExactly(CommitmentOutcome.RENEGOTIATED);
    }

    @Test
    void what_the_customer_asks_for_after_the_date_is_late_like_any_change() {
        Stories late = promised(null)
                .at("2026-06-08T10:00")
                .entry(new CommitmentRevised("c", instant(TUESDAY), null, null, null, null, null, AskedBy.CUSTOMER));

        assertThat(outcomes(delivered(late, "2026-06-09T16:00", null), TUESDAY))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
    }

    @Test
    void promising_more_is_never_late() {
        Stories more = cut("2026-06-05T16:59", 9, AskedBy.IT);

        assertThat(outcomes(delivered(more, "2026-06-05T17:00", 9L), TUESDAY)).containsExactly(CommitmentOutcome.KEPT);
        assertThat(told(more, TUESDAY).status("notice-given")).isEqualTo(ABSENT);
    }

    @Test
    void a_date_that_a_tool_set_by_itself_tells_nobody_unless_it_says_so() {
        Stories silent = Stories.in("Europe/Berlin")
                .at("2026-06-01T09:00")
                .opened()
                .entry(new CommitmentMade("c", instant(FRIDAY), null, null, null, true));
        Stories shown = Stories.in("Europe/Berlin")
                .at("2026-06-01T09:00")
                .opened()
                .entry(new CommitmentMade("c", instant(FRIDAY), null, null, true, true));

        assertThat(told(silent, "2026-06-01T10:00").status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(told(shown, "2026-06-01T10:00").status("time-to-engage")).isEqualTo(SETTLED);
    }

    @Test
    void a_date_missed_before_it_was_revised_stays_broken_until_delivered_by_the_new_one() {
        Stories afterwards = revised(promised(null), "2026-06-08T10:00", TUESDAY, null);

        assertThat(outcomes(afterwards, "2026-06-08T11:00")).containsExactly(CommitmentOutcome.BROKEN);
        assertThat(told(afterwards, "2026-06-08T11:00").service("notice-given")).isEqualTo(-HOUR);
        assertThat(told(afterwards, "2026-06-08T11:00").elapsed("notice-given")).isEqualTo(-65 * HOUR);
        assertThat(outcomes(delivered(afterwards, "2026-06-09T16:00", null), TUESDAY))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
    }

    @Test
    void a_promise_taken_back_in_time_counts_neither_way_and_one_taken_back_too_late_is_broken() {
        Stories early = promised(null).at("2026-06-03T09:00").entry(new CommitmentWithdrawn("c", null));
        Stories late = promised(null).at("2026-06-08T09:00").entry(new CommitmentWithdrawn("c", null));

        assertThat(outcomes(early, TUESDAY)).containsExactly(CommitmentOutcome.WITHDRAWN);
        assertThat(told(early, TUESDAY).status("commitments-kept")).isEqualTo(ENDED);
        assertThat(outcomes(late, TUESDAY)).containsExactly(CommitmentOutcome.BROKEN);
    }

    @Test
    void a_revision_that_nobody_told_the_customer_is_not_in_time() {
        Stories untold = promised(null)
                .at("2026-06-02T09:00")
                .entry(new CommitmentRevised("c", instant(TUESDAY), null, null, null, false));

        assertThat(outcomes(delivered(untold, "2026-06-09T16:00", null), "2026-06-10T09:00"))
                .containsExactly(CommitmentOutcome.TOLD_LATE);
        assertThat(told(untold, TUESDAY).status("notice-given")).isEqualTo(ABSENT);
    }

    @Test
    void words_that_change_nothing_give_nothing_up() {
        assertThat(outcomes(revised(promised(10L), "2026-06-05T16:59", FRIDAY, 10L), "2026-06-05T17:00"))
                .containsExactly(CommitmentOutcome.OPEN);
    }

    @Test
    void the_first_date_still_counts_after_it_was_given_up() {
        assertThat(outcomes(
                        delivered(revised(promised(null), "2026-06-05T12:00", TUESDAY, null), "2026-06-05T16:00", null),
                        TUESDAY))
                .containsExactly(CommitmentOutcome.KEPT);
    }

    @Test
    void what_comes_ahead_of_the_promise_takes_effect_with_it() {
        Stories ahead = Stories.in("Europe/Berlin")
                .at("2026-06-01T08:00")
                .opened()
                .entry(new CommitmentDelivered("c", null))
                .at("2026-06-01T09:00")
                .entry(new CommitmentMade("c", instant(FRIDAY), null, null, null));

        assertThat(outcomes(ahead, TUESDAY)).containsExactly(CommitmentOutcome.KEPT);
        assertThat(told(ahead, TUESDAY).anomalies()).isEmpty();
    }

    @Test
    void promised_again_it_is_revised_while_it_stands_and_another_promise_once_it_is_over() {
        Stories again = promised(null)
                .at("2026-06-02T09:00")
                .entry(new CommitmentMade("c", instant(TUESDAY), null, null, null));

        assertThat(outcomes(again, "2026-06-08T09:00")).containsExactly(CommitmentOutcome.OPEN);
        assertThat(outcomes(
                        delivered(again, "2026-06-03T09:00", null)
                                .at("2026-06-04T09:00")
                                .entry(new CommitmentMade("c", instant(TUESDAY), null, null, null)),
                        "2026-06-08T09:00"))
                .containsExactly(CommitmentOutcome.KEPT, CommitmentOutcome.OPEN);
    }

    @Test
    void a_promise_that_is_over_cannot_be_changed_any_more() {
        Stories over = revised(delivered(promised(null), "2026-06-08T09:00", null), "2026-06-08T10:00", TUESDAY, null);

        assertThat(outcomes(over, TUESDAY)).containsExactly(CommitmentOutcome.BROKEN);
        assertThat(told(over, TUESDAY).anomalies()).containsExactly(Kind.COMMITMENT_OVER);
    }

    @Test
    void more_than_promised_or_well_ahead_is_beyond_the_promise() {
        assertThat(told(delivered(promised(10L), "2026-06-05T16:00", 11L), TUESDAY)
                        .service("beyond-promise"))
                .isEqualTo(1);
        assertThat(told(delivered(promised(10L), "2026-06-04T17:00", 10L), TUESDAY)
                        .service("beyond-promise"))
                .isEqualTo(1);
        assertThat(told(delivered(promised(10L), "2026-06-05T10:00", 10L), TUESDAY)
                        .service("beyond-promise"))
                .isZero();
        assertThat(told(delivered(promised(10L), "2026-06-01T10:00", 1L), TUESDAY)
                        .service("beyond-promise"))
                .isZero();
    }

    @Test
    void of_a_request_the_shares_are_those_of_its_decided_commitments() {
        Told told = told(
                delivered(promised(null), "2026-06-05T16:00", null)
                        .entry(new CommitmentMade("broken", instant("2026-06-08T17:00"), null, null, null))
                        .entry(new CommitmentMade("open", instant("2026-06-30T17:00"), null, null, null)),
                TUESDAY);

        assertThat(told.service("commitments-kept")).isEqualTo(0.5);
        assertThat(told.status("commitments-kept")).isEqualTo(RUNNING);
        assertThat(told(promised(null), FRIDAY).reading("commitments-kept").value())
                .isNull();
    }

    private static ProgressReported percent(double percent) {
        return new ProgressReported("ana", true, null, BigDecimal.valueOf(percent));
    }

    @Test
    void progress_is_held_against_the_time_of_the_commitment_that_is_due_first() {
        Stories half = promised(null)
                .entry(new CommitmentMade("later", instant("2026-06-30T17:00"), null, null, null))
                .at("2026-06-02T17:00")
                .entry(percent(50));

        assertThat(told(half, TUESDAY).service("progress-index")).isEqualTo(0.5 / (16.0 / 40));
        assertThat(told(half, TUESDAY).reading("progress-index").entries()).hasSize(2);
        assertThat(told(promised(null).entry(percent(10)), TUESDAY).status("progress-index"))
                .isEqualTo(ABSENT);
        assertThat(told(
                                Stories.in("Europe/Berlin")
                                        .at("2026-06-01T09:00")
                                        .opened()
                                        .entry(percent(10)),
                                TUESDAY)
                        .status("progress-index"))
                .isEqualTo(ABSENT);
    }

    @Test
    void late_work_is_not_lost_from_sight_and_delivered_work_keeps_its_last_report() {
        Stories late = promised(null).at("2026-06-09T09:00").entry(percent(90));

        assertThat(told(late, TUESDAY).service("progress-index")).isEqualTo(0.9 / (48.0 / 40));
        assertThat(told(delivered(late, "2026-06-09T10:00", null).entry(percent(100)), TUESDAY)
                        .service("progress-index"))
                .isEqualTo(0.9 / (48.0 / 40));
    }
}

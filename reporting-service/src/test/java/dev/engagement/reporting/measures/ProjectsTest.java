package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Results.CommitmentWithdrawn;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Milestones and effort. Always open: both clocks are one, but where it says otherwise. */
class ProjectsTest {
    private static Stories project() {
        return Stories.utc().about("tool:p").at("2026-06-01T09:00").opened();
    }

    private static CommitmentMade milestone(String name, String due, @Nullable Integer weight) {
        return new CommitmentMade(
                name,
                Instant.parse(due),
                null,
                null,
                null,
                null,
                CommitmentKind.MILESTONE,
                weight == null ? null : BigDecimal.valueOf(weight));
    }

    private static Reading read(String measure, Stories story, String at) {
        return Told.of(story, at).reading(measure);
    }

    private static @Nullable Duration slip(Stories story, String at) {
        Reading reading = read("milestone-slip", story, at);
        return reading.time() == null ? null : reading.time().elapsed();
    }

    @Test
    void a_milestone_slips_from_its_first_date_to_its_delivery_and_never_below_zero() {
        Stories late = project()
                .entry(milestone("m", "2026-06-05T09:00:00Z", null))
                .at("2026-06-04T09:00")
                .entry(new CommitmentRevised("m", Instant.parse("2026-06-08T09:00:00Z"), null, null, null, true))
                .at("2026-06-07T09:00")
                .entry(new CommitmentDelivered("m", null));
        Stories early = project()
                .entry(milestone("m", "2026-06-05T09:00:00Z", null))
                .at("2026-06-03T09:00")
                .entry(new CommitmentDelivered("m", null));

        assertThat(slip(late, "2026-06-10T09:00")).isEqualTo(Duration.ofDays(2));
        assertThat(slip(early, "2026-06-10T09:00")).isEqualTo(Duration.ZERO);
        assertThat(read("milestone-slip", late, "2026-06-10T09:00").status()).isEqualTo(Status.SETTLED);
    }

    @Test
    void an_open_milestone_has_slipped_to_its_latest_date_and_on_with_the_clock_after_it() {
        Stories moved = project()
                .entry(milestone("m", "2026-06-05T09:00:00Z", null))
                .at("2026-06-04T09:00")
                .entry(new CommitmentRevised("m", Instant.parse("2026-06-08T09:00:00Z"), null, null, null, true));

        assertThat(slip(project().entry(milestone("m", "2026-06-05T09:00:00Z", null)), "2026-06-02T09:00"))
                .isEqualTo(Duration.ZERO);
        assertThat(slip(moved, "2026-06-05T09:00")).isEqualTo(Duration.ofDays(3));
        assertThat(slip(moved, "2026-06-09T09:00")).isEqualTo(Duration.ofDays(4));
        assertThat(read("milestone-slip", moved, "2026-06-09T09:00").status()).isEqualTo(Status.RUNNING);
        Stories over = moved.at("2026-06-10T09:00").resolved("person:ana");
        assertThat(slip(over, "2026-06-20T09:00")).isEqualTo(Duration.ofDays(5));
        assertThat(read("milestone-slip", over, "2026-06-20T09:00").status()).isEqualTo(Status.ENDED);
    }

    @Test
    void milestones_count_by_their_weights_and_one_withdrawn_only_if_all_were() {
        Stories two = project()
                .entry(milestone("light", "2026-06-02T09:00:00Z", null))
                .entry(milestone("heavy", "2026-06-02T09:00:00Z", 3))
                .entry(milestone("given up", "2026-06-02T09:00:00Z", 100))
                .at("2026-06-03T09:00")
                .entry(new CommitmentDelivered("heavy", null))
                .entry(new CommitmentWithdrawn("given up", null))
                .at("2026-06-07T09:00")
                .entry(new CommitmentDelivered("light", null));

        // (5 days × 1 + 1 day × 3) ÷ 4
        assertThat(slip(two, "2026-06-10T09:00")).isEqualTo(Duration.ofDays(2));
        Stories none = project()
                .entry(milestone("given up", "2026-06-02T09:00:00Z", null))
                .at("2026-06-03T09:00")
                .entry(new CommitmentWithdrawn("given up", null));
        assertThat(slip(none, "2026-06-10T09:00")).isEqualTo(Duration.ofDays(1));
        assertThat(read("milestone-slip", none, "2026-06-10T09:00").status()).isEqualTo(Status.ENDED);
    }

    @Test
    void a_promise_is_no_milestone_and_a_milestone_is_kept_like_a_promise() {
        Stories promise = project().promised("c", "2026-06-05T09:00");
        Stories milestone = project()
                .entry(milestone("m", "2026-06-05T09:00:00Z", null))
                .at("2026-06-04T09:00")
                .entry(new CommitmentDelivered("m", null));

        assertThat(read("milestone-slip", promise, "2026-06-10T09:00").status()).isEqualTo(Status.ABSENT);
        assertThat(read("commitments-kept", milestone, "2026-06-10T09:00").value())
                .isEqualTo(1);
    }

    @Test
    void effort_is_the_sum_of_what_was_told_and_runs_while_the_request_is_open() {
        Stories worked = project()
                .entry(new EffortSpent(Duration.ofHours(2), "person:ana"))
                .at("2026-06-02T09:00")
                .entry(new EffortSpent(Duration.ofMinutes(30), null));

        Reading open = read("effort-spent", worked, "2026-06-03T09:00");
        assertThat(open.status()).isEqualTo(Status.RUNNING);
        assertThat(open.time()).isNotNull().satisfies(time -> {
            assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(150));
            assertThat(time.service()).isEqualTo(Duration.ofMinutes(150));
        });
        assertThat(read("effort-spent", project(), "2026-06-03T09:00").status()).isEqualTo(Status.ABSENT);
        Stories done = worked.at("2026-06-04T09:00").resolved("person:ana");
        assertThat(read("effort-spent", done, "2026-06-05T09:00").status()).isEqualTo(Status.SETTLED);
    }
}

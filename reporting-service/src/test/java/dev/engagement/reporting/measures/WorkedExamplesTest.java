package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples that the definitions of the measures work out, but 5, that is in SampleTest, and 6, in CommitmentsTest. */
class WorkedExamplesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Charters THREE_HOURS = Charters.only(new Judge(Told.office(Duration.ofHours(3)), 1));

    private static Stories berlin() {
        return Stories.in("Europe/Berlin");
    }

    @Test
    void example_1_a_weekend_with_a_short_night_counts_45_minutes_of_service() {
        Told told = Told.of(
                berlin().at("2026-03-27T16:30")
                        .opened()
                        .at("2026-03-27T16:31")
                        .automaticReply()
                        .at("2026-03-30T09:15")
                        .acknowledged("ana"),
                "2026-03-30T10:00",
                BERLIN,
                Told.OFFICE);

        assertThat(told.status("time-to-engage")).isEqualTo(SETTLED);
        assertThat(told.service("time-to-engage")).isEqualTo(2_700);
        assertThat(told.elapsed("time-to-engage")).isEqualTo(229_500);
        assertThat(told.reading("time-to-engage").entries()).hasSize(2);
    }

    @Test
    void example_2_a_customer_who_asks_three_times_until_somebody_owns_it() {
        Told told = Told.of(
                berlin().at("2026-03-30T10:00")
                        .opened()
                        .at("2026-03-30T11:00")
                        .contacted()
                        .at("2026-03-30T14:00")
                        .contacted()
                        .at("2026-03-30T15:00")
                        .owner("ben"),
                "2026-03-30T16:00",
                BERLIN,
                Told.OFFICE);

        assertThat(told.service("time-to-engage")).isEqualTo(18_000);
        assertThat(told.elapsed("time-to-engage")).isEqualTo(18_000);
        assertThat(told.service("contacts-to-engage")).isEqualTo(3);
        assertThat(told.service("time-to-own")).isEqualTo(18_000);
        assertThat(told.elapsed("time-to-own")).isEqualTo(18_000);
        assertThat(told.status("time-to-answer")).isEqualTo(RUNNING);
        assertThat(told.elapsed("time-to-answer")).isEqualTo((5 + 2) * 3_600 / 2.0);
    }

    private static Stories example3() {
        return berlin().at("2026-03-30T09:00")
                .opened()
                .owner("ana")
                .at("2026-03-30T11:00")
                .told("ana");
    }

    @Test
    void example_3_a_pace_with_one_long_silence() {
        Told told = Told.of(
                example3()
                        .at("2026-03-30T16:00")
                        .told("ana")
                        .at("2026-03-31T10:00")
                        .resolved("ana"),
                "2026-04-01T09:00",
                BERLIN,
                THREE_HOURS);

        assertThat(told.service("pace-kept")).isCloseTo(7.0 / 9, within(1e-12));
        assertThat(told.met("pace-kept")).isFalse();
        assertThat(told.service("longest-silence")).isEqualTo(18_000);
        assertThat(told.service("steadiness")).isCloseTo(81.0 / 99, within(1e-12));
    }

    @Test
    void example_4_waiting_on_the_customer_is_no_silence() {
        Told told = Told.of(
                example3()
                        .at("2026-03-30T12:00")
                        .barrier("answer", WaitingOn.CUSTOMER, false)
                        .at("2026-03-30T15:00")
                        .cleared("answer", false)
                        .at("2026-03-30T16:00")
                        .told("ana")
                        .at("2026-03-31T10:00")
                        .resolved("ana"),
                "2026-04-01T09:00",
                BERLIN,
                THREE_HOURS);

        assertThat(told.service("pace-kept")).isEqualTo(1);
        assertThat(told.met("pace-kept")).isTrue();
        assertThat(told.service("steadiness")).isEqualTo(1);
        assertThat(told.service("longest-silence")).isEqualTo(7_200);
        assertThat(told.service("waiting-on-customer")).isEqualTo(10_800);
    }

    @Test
    void example_7_owners_ana_the_queue_ana_ben_ana() {
        Told told = Told.of(
                berlin().at("2026-03-30T09:00")
                        .opened()
                        .owner("ana")
                        .at("2026-03-30T10:00")
                        .queue("desk")
                        .at("2026-03-30T12:00")
                        .owner("ana")
                        .at("2026-03-30T13:00")
                        .owner("ben")
                        .at("2026-03-30T14:00")
                        .owner("ana")
                        .at("2026-03-30T15:00")
                        .resolved("ana"),
                "2026-04-01T09:00",
                BERLIN,
                Told.OFFICE);

        assertThat(told.service("hand-offs")).isEqualTo(2);
        assertThat(told.service("seen-through")).isEqualTo(1);
        assertThat(told.service("time-unowned")).isEqualTo(7_200);
    }

    @Test
    void example_8_what_was_learned_on_wednesday_was_not_known_on_tuesday() {
        List<Recorded> entries = berlin().at("2026-03-30T09:00")
                .opened()
                .at("2026-03-30T11:00")
                .learned("2026-04-01T09:00")
                .acknowledged("ana")
                .entries();
        Instant tuesday = Instant.parse("2026-03-31T10:00:00Z");
        Instant thursday = Instant.parse("2026-04-02T10:00:00Z");

        Told today = Told.of(entries, AsOf.now(thursday), Told.OFFICE);
        Told then = Told.of(entries, AsOf.of(tuesday, null, thursday), Told.OFFICE);

        assertThat(today.status("time-to-engage")).isEqualTo(SETTLED);
        assertThat(today.elapsed("time-to-engage")).isEqualTo(7_200);
        assertThat(then.status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(then.elapsed("time-to-engage")).isEqualTo(27 * 3_600);
    }
}

package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Duties.OwedBy;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What those owe who are waited for. Monday to Friday, 09:00 to 17:00 in Berlin; customers answer within 8 hours, ACME within 4. */
class ObligationsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Charters CHARTER = charters(
            new Obligation(WaitingOn.CUSTOMER, null, Duration.ofHours(8)),
            new Obligation(null, "ACME", Duration.ofHours(4)));

    private static Charters charters(Obligation... obligations) {
        Charter office = Told.office(Duration.ofHours(4));
        Pact pact = new Pact(
                Pact.NONE.scope(), List.of(), null, List.of(), List.of(), null, Map.of(), List.of(obligations));
        return Charters.only(new Judge(office.with(office.hours(), office.holidays(), pact), 1));
    }

    private static Stories opened() {
        return Stories.in("Europe/Berlin")
                .at("2026-03-30T09:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    private static BarrierRaised waits(String barrier, String supplier, @Nullable Instant expectedBy) {
        return new BarrierRaised(barrier, WaitingOn.SUPPLIER, false, supplier, expectedBy, null);
    }

    private static Told told(Stories story, String at) {
        return Told.of(story, at, BERLIN, CHARTER);
    }

    private static List<Supplied> suppliers(Stories story, String at) {
        return Duties.of(Objects.requireNonNull(told(story, at).account().course()))
                .suppliers();
    }

    @Test
    void example_10_a_wait_of_8_hours_is_kept_and_a_minute_more_is_missed() {
        Stories story = opened().at("2026-03-30T12:00")
                .barrier("a", WaitingOn.CUSTOMER, true)
                .at("2026-03-31T12:00")
                .cleared("a", true);
        assertThat(told(story, "2026-04-02T09:00").service("obligations-kept")).isEqualTo(1);
        story.barrier("b", WaitingOn.CUSTOMER, true).at("2026-04-01T12:01").cleared("b", true);

        Told both = told(story, "2026-04-02T09:00");

        assertThat(both.service("obligations-kept")).isEqualTo(0.5);
        assertThat(both.status("obligations-kept")).isEqualTo(Status.SETTLED);
        assertThat(both.reading("obligations-kept").entries()).hasSize(4);
    }

    @Test
    void an_answer_that_is_owed_runs_until_its_time_is_past_and_ends_with_its_request() {
        Stories story = opened().at("2026-03-30T12:00").barrier("a", WaitingOn.CUSTOMER, true);

        assertThat(told(story, "2026-03-31T12:00").status("obligations-kept")).isEqualTo(Status.RUNNING);
        assertThat(told(story, "2026-03-31T12:01").status("obligations-kept")).isEqualTo(Status.SETTLED);
        assertThat(told(story, "2026-03-31T12:01").service("obligations-kept")).isZero();
        Stories resolved = story.at("2026-03-31T11:00").resolved("ana");
        assertThat(told(resolved, "2026-04-30T12:00").status("obligations-kept"))
                .isEqualTo(Status.ENDED);
        // Cleared after the end: nobody waited any more.
        assertThat(told(resolved.at("2026-04-20T11:00").cleared("a", false), "2026-04-30T12:00")
                        .status("obligations-kept"))
                .isEqualTo(Status.ENDED);
    }

    @Test
    void a_supplier_that_the_charter_names_owes_by_its_own_time_and_who_owes_nothing_is_not_counted() {
        Stories story = opened().entry(waits("a", "ACME", null))
                .at("2026-03-30T14:00")
                .cleared("a", false)
                .entry(waits("b", "BETA", null))
                .barrier("c", WaitingOn.APPROVAL, false)
                .at("2026-03-31T14:00")
                .cleared("b", false)
                .cleared("c", false);

        Told told = told(story, "2026-04-01T09:00");

        assertThat(told.service("obligations-kept")).isZero();
        assertThat(Duties.of(Objects.requireNonNull(told.account().course())).owed())
                .containsExactly(new OwedBy(WaitingOn.SUPPLIER, "ACME"));
        assertThat(Told.of(story, "2026-04-01T09:00", BERLIN, Told.OFFICE).status("obligations-kept"))
                .isEqualTo(Status.ABSENT);
    }

    @Test
    void example_12_waits_at_once_count_once_in_the_sum_and_in_full_for_each() {
        Stories story = opened().entry(waits("a", "ACME", null))
                .at("2026-03-30T10:00")
                .entry(waits("b", "ACME", null))
                .at("2026-03-30T11:00")
                .cleared("a", false)
                .at("2026-03-30T12:00")
                .entry(waits("c", "BETA", null))
                .at("2026-03-30T13:00")
                .cleared("b", false)
                .at("2026-03-30T14:00")
                .cleared("c", false);

        List<Supplied> suppliers = suppliers(story, "2026-03-30T16:00");

        assertThat(suppliers).extracting(Supplied::supplier).containsExactly(null, "ACME", "BETA");
        assertThat(suppliers)
                .extracting(Supplied::service)
                .containsExactly(5 * Told.HOUR, 4 * Told.HOUR, 2 * Told.HOUR);
        assertThat(told(story, "2026-03-30T16:00").service("waiting-on-others")).isEqualTo(5 * Told.HOUR);
        assertThat(suppliers.get(1).answers()).isEqualTo(new AnswersKept(2, 0, 0, 0));
        assertThat(suppliers.get(2).answers()).isEqualTo(AnswersKept.NONE);
    }

    /** High urgency: resolved within 8 hours, of which the supplier took three more than it said. */
    private static Stories late(String resolved) {
        return opened().at("2026-03-30T09:30")
                .owner("ana")
                .entry(waits("a", "ACME", Instant.parse("2026-03-30T09:00:00Z")))
                .at("2026-03-30T14:00")
                .cleared("a", false)
                .at(resolved)
                .resolved("ana");
    }

    @Test
    void a_missed_target_is_a_suppliers_cost_if_it_would_have_been_met_without_the_time_beyond_its_own() {
        Supplied nine = suppliers(late("2026-03-31T10:00"), "2026-04-01T09:00").get(1);
        assertThat(nine.excess()).isEqualTo(3 * Told.HOUR);
        assertThat(nine.answers()).isEqualTo(new AnswersKept(0, 1, 0, 0));
        // Of the pace, silences of 8 hours 30 where 4 were allowed would not have been kept either.
        assertThat(nine.cost()).isEqualTo(1);
        assertThat(suppliers(late("2026-03-31T12:00"), "2026-04-01T09:00")
                        .get(1)
                        .cost())
                .as("11 hours, without the excess exactly 8")
                .isEqualTo(1);
        assertThat(suppliers(late("2026-03-31T12:01"), "2026-04-01T09:00")
                        .get(1)
                        .cost())
                .isZero();
        assertThat(suppliers(late("2026-03-30T16:00"), "2026-04-01T09:00")
                        .get(1)
                        .cost())
                .as("a target that was met costs nothing; a silence of six and a half hours without three is kept")
                .isEqualTo(1);
    }

    @Test
    void what_the_customer_is_waited_for_meanwhile_is_not_taken_off_twice() {
        Stories story = opened().at("2026-03-30T09:30")
                .owner("ana")
                .entry(waits("a", "ACME", Instant.parse("2026-03-30T09:00:00Z")))
                .barrier("b", WaitingOn.CUSTOMER, true)
                .at("2026-03-30T14:00")
                .cleared("a", false)
                .cleared("b", true)
                .at("2026-03-31T15:00")
                .resolved("ana");

        // 14 hours less 4.5 on the customer are 9.5: the supplier's excess lies within these 4.5.
        assertThat(suppliers(story, "2026-04-01T09:00").get(1).excess()).isEqualTo(3 * Told.HOUR);
        assertThat(suppliers(story, "2026-04-01T09:00").get(1).cost()).isZero();
    }

    @Test
    void a_supplier_that_is_waited_for_is_waited_for_only_while_the_request_is_open() {
        Stories story = opened().entry(waits("a", "ACME", null));
        assertThat(suppliers(story, "2026-03-30T10:00").get(1).isWaiting()).isTrue();
        assertThat(suppliers(story, "2026-03-30T10:00").get(1).answers()).isEqualTo(new AnswersKept(0, 0, 1, 0));

        Stories over = story.at("2026-03-30T11:00").resolved("ana");

        assertThat(suppliers(over, "2026-04-30T10:00").get(1).isWaiting()).isFalse();
        assertThat(suppliers(over, "2026-04-30T10:00").get(1).service()).isEqualTo(2 * Told.HOUR);
        assertThat(suppliers(over, "2026-04-30T10:00").get(1).answers()).isEqualTo(new AnswersKept(0, 0, 0, 1));
    }
}

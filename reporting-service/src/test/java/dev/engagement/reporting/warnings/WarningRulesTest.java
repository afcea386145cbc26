package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.RequestDimensions;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.WarningStep;
import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.reporting.measures.Told;
import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import dev.engagement.reporting.warnings.WarningRules.Decided;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Decisions, by the charter of the worked examples: Monday to Friday, 09:00 to 17:00 in Berlin. */
class WarningRulesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String LONG_AGO = "2026-03-01T00:00";

    private static Stories monday() {
        return Stories.in("Europe/Berlin").at("2026-03-30T09:00").opened("incident", "mail", "desk", null, null);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Subscription subscription(String target, String... at) {
        return new Subscription(
                "leads",
                Map.of(),
                Set.of(target),
                Arrays.stream(at).map(word -> WarningStep.of("at", word)).toList(),
                List.of());
    }

    private static Decided decide(List<Recorded> entries, Subscription subscription, String since, Instant asOf) {
        WarningRules rules = new WarningRules(List.of(new CountingSubscription(subscription, berlin(since))), asOf);
        return rules.decide(
                "tool:1",
                Fold.course(Story.of(entries, AsOf.now(asOf)), Told.OFFICE).orElseThrow());
    }

    private static Decided decide(Stories story, Subscription subscription, String since, String asOf) {
        return decide(story.entries(), subscription, since, berlin(asOf));
    }

    private static List<String> steps(Decided decided) {
        return decided.warnings().stream().map(Warning::step).toList();
    }

    @Test
    void example_9_a_promise_due_in_15_minutes_is_warned_of_at_once() {
        Stories story = monday().promised("fix", "2026-03-30T09:15");
        Subscription leads = subscription("promise", "PT30M");

        Decided decided = decide(story, leads, LONG_AGO, "2026-03-30T09:00:00");

        assertThat(decided.warnings()).hasSize(1);
        Warning warning = decided.warnings().getFirst();
        assertThat(warning.step()).isEqualTo("PT30M");
        assertThat(warning.due()).isEqualTo(berlin("2026-03-30T09:15"));
        assertThat(warning.stepAt()).isEqualTo(berlin("2026-03-30T09:00"));
        assertThat(List.of(warning.state(), warning.urgency(), warning.service(), warning.team()))
                .containsExactly("open", "medium", "mail", "desk");
        assertThat(decided.next()).isNull();
    }

    @Test
    void example_9_a_promise_delivered_at_its_last_instant_is_kept_and_missed_after_it_otherwise() {
        Subscription leads = subscription("promise", "missed");
        Stories story = monday().promised("fix", "2026-03-30T09:15");
        assertThat(decide(story, leads, LONG_AGO, "2026-03-30T09:15").warnings())
                .isEmpty();
        assertThat(decide(story, leads, LONG_AGO, "2026-03-30T09:15").next()).isEqualTo(berlin("2026-03-30T09:15"));
        assertThat(steps(decide(story, leads, LONG_AGO, "2026-03-30T09:15:00.000001")))
                .containsExactly("missed");

        story.at("2026-03-30T09:15").entry(new CommitmentDelivered("fix", null));
        assertThat(decide(story, leads, LONG_AGO, "2026-03-30T09:16").warnings())
                .isEmpty();
    }

    @Test
    void a_share_of_the_time_given_passes_on_the_deadlines_clock() {
        Stories friday = Stories.in("Europe/Berlin").at("2026-03-27T15:00").opened();
        Subscription leads = subscription("engage", "75%", "PT30M", "missed");

        // Medium: engage within 4 h of service: until Monday 11:00. Three quarters are over on Monday 10:00.
        assertThat(decide(friday, leads, LONG_AGO, "2026-03-27T15:00").next()).isEqualTo(berlin("2026-03-30T10:00"));
        assertThat(steps(decide(friday, leads, LONG_AGO, "2026-03-30T10:00"))).containsExactly("75%");
        assertThat(decide(friday, leads, LONG_AGO, "2026-03-30T10:00").next()).isEqualTo(berlin("2026-03-30T10:30"));
        assertThat(steps(decide(friday, leads, LONG_AGO, "2026-03-30T10:30"))).containsExactly("PT30M");
        assertThat(steps(decide(friday, leads, LONG_AGO, "2026-03-30T12:00"))).containsExactly("missed");
    }

    @Test
    void a_share_is_of_the_time_since_the_deadline_was_set_last() {
        Stories story = monday().at("2026-03-30T11:00").assessed(Level.HIGH);

        // High: own within 2 h of the opening: the deadline is the instant at which it was set.
        assertThat(steps(decide(story, subscription("own", "75%"), LONG_AGO, "2026-03-30T11:00")))
                .containsExactly("75%");
        // Resolve within 8 h of the opening: of the 6 h that were left at 11:00 half are over at 14:00.
        assertThat(decide(story, subscription("resolve", "50%"), LONG_AGO, "2026-03-30T11:00")
                        .next())
                .isEqualTo(berlin("2026-03-30T14:00"));
    }

    @Test
    void of_several_steps_that_passed_at_once_the_last_is_given() {
        Stories late = monday().learned("2026-03-30T16:00").promised("fix", "2026-03-30T15:00");
        Subscription leads = subscription("promise", "missed", "50%", "PT30M");

        assertThat(steps(decide(late, leads, LONG_AGO, "2026-03-30T16:00:01"))).containsExactly("missed");
    }

    @Test
    void steps_that_passed_before_the_subscription_counted_are_not_given() {
        Stories story = monday().promised("fix", "2026-03-30T10:00");
        Subscription leads = subscription("promise", "PT30M", "missed");

        assertThat(decide(story, leads, "2026-03-30T09:31", "2026-03-30T09:45").warnings())
                .isEmpty();
        assertThat(steps(decide(story, leads, "2026-03-30T09:31", "2026-03-30T10:01")))
                .containsExactly("missed");
        assertThat(decide(story, leads, "2026-03-30T10:01", "2026-03-30T10:02").warnings())
                .isEmpty();
    }

    @Test
    void what_an_entry_recorded_more_than_a_day_late_sets_warns_nobody() {
        Stories dayLate = monday().learned("2026-03-31T09:00").promised("fix", "2026-03-31T10:00");
        Stories later = monday().learned("2026-03-31T09:00:01").promised("fix", "2026-03-31T10:00");
        Subscription leads = subscription("promise", "PT30M", "missed");

        assertThat(steps(decide(dayLate, leads, LONG_AGO, "2026-03-31T10:01"))).containsExactly("missed");
        assertThat(decide(later, leads, LONG_AGO, "2026-03-31T10:01").warnings())
                .isEmpty();
        assertThat(decide(later, leads, LONG_AGO, "2026-03-31T09:01").next()).isNull();

        later.learned(null)
                .at("2026-03-31T09:30")
                .entry(new CommitmentRevised("fix", berlin("2026-03-31T11:00"), null, null, null, null));
        assertThat(steps(decide(later, leads, LONG_AGO, "2026-03-31T10:30")))
                .as("a date that is told live")
                .containsExactly("PT30M");
    }

    @Test
    void a_deadline_that_moved_is_warned_of_again_under_another_id() {
        Stories story = monday().promised("fix", "2026-03-30T10:00");
        Subscription leads = subscription("promise", "PT30M");
        Warning first =
                decide(story, leads, LONG_AGO, "2026-03-30T09:30").warnings().getFirst();
        Warning again =
                decide(story, leads, LONG_AGO, "2026-03-30T09:40").warnings().getFirst();
        story.at("2026-03-30T09:45")
                .entry(new CommitmentRevised("fix", berlin("2026-03-30T11:00"), null, null, null, null));

        assertThat(decide(story, leads, LONG_AGO, "2026-03-30T09:50").warnings())
                .isEmpty();
        Warning moved =
                decide(story, leads, LONG_AGO, "2026-03-30T10:30").warnings().getFirst();
        assertThat(again.id()).isEqualTo(first.id()).matches("[0-9a-f]{32}");
        assertThat(moved.id()).isNotEqualTo(first.id());
    }

    @Test
    void without_steps_the_charters_warn_before_counts() {
        Stories story = monday().promised("fix", "2026-03-30T10:00");

        assertThat(steps(decide(story, subscription("promise"), LONG_AGO, "2026-03-30T09:30")))
                .containsExactly("PT30M");
    }

    @Test
    void a_subscription_concerns_the_requests_that_it_names() {
        Subscription high = new Subscription(
                "high",
                Map.of("urgency", Set.of("critical", "high"), "team", Set.of("desk")),
                Set.of("promise"),
                List.of(new WarningStep.Missed()),
                List.of());
        Stories story = monday().promised("fix", "2026-03-30T10:00");
        assertThat(decide(story, high, LONG_AGO, "2026-03-30T10:01").warnings()).isEmpty();

        story.at("2026-03-30T10:02").assessed(Level.HIGH);
        assertThat(steps(decide(story, high, LONG_AGO, "2026-03-30T10:03"))).containsExactly("missed");
    }

    @Test
    void the_words_of_a_subscription_are_those_of_requests() {
        assertThat(RequestDimensions.NAMES)
                .containsExactlyElementsOf(
                        Arrays.stream(Dimension.values()).map(Dimension::word).toList());
        assertThat(Subscription.TARGETS)
                .containsExactlyElementsOf(
                        Arrays.stream(Target.values()).map(Target::word).toList());
    }

    /** Whoever looks only when a step is due misses none that somebody sees who looks all the time. */
    @Test
    void nothing_passes_between_two_looks() {
        int warned = 0;
        for (int seed = 0; seed < Thorough.times(60); seed++) {
            List<Recorded> told = Tales.story(new Random(seed));
            Subscription all = new Subscription(
                    "all",
                    Map.of(),
                    Set.copyOf(Subscription.TARGETS),
                    List.of(WarningStep.of("at", "40%"), WarningStep.of("at", "PT2H"), WarningStep.of("at", "missed")),
                    List.of());
            Set<String> often = new HashSet<>();
            Set<String> due = new HashSet<>();
            Instant end = Instant.parse("2026-04-20T00:00:00Z");
            Instant look = Instant.MIN;
            for (Instant now = Instant.parse("2026-03-25T09:00:00Z");
                    now.isBefore(end);
                    now = now.plus(Duration.ofMinutes(10))) {
                Instant asOf = now;
                Instant before = now.minus(Duration.ofMinutes(10));
                List<Recorded> known = told.stream()
                        .filter(entry -> !entry.recordedAt().isAfter(asOf))
                        .toList();
                if (Fold.course(Story.of(known, AsOf.now(asOf)), Told.OFFICE).isEmpty()) {
                    continue;
                }
                boolean changed =
                        known.stream().anyMatch(entry -> entry.recordedAt().isAfter(before));
                Decided decided = decide(known, all, LONG_AGO, asOf);
                decided.warnings().forEach(warning -> often.add(warning.id()));
                if (changed || !look.isAfter(asOf)) {
                    decided.warnings().forEach(warning -> due.add(warning.id()));
                    look = decided.next() == null ? Instant.MAX : decided.next();
                }
            }
            assertThat(due).as("seed %d", seed).isEqualTo(often);
            warned += due.size();
        }
        assertThat(warned).isGreaterThan(100);
    }
}

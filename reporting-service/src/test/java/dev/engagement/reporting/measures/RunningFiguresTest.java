package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Story;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a request and run on is what its folded story says: to the bit, for all measures, at any later instant. */
class RunningFiguresTest {
    private static final int STORIES = 2_000;
    private static final int INSTANTS = 20;

    private final Set<String> changed = new TreeSet<>();

    @Test
    void figures_that_run_on_are_those_of_the_folded_story() {
        List<Charters> charters = List.of(Told.OFFICE, Charters.standard(), Charters.only(new Judge(rich(), 1)));
        for (int seed = 0; seed < STORIES; seed++) {
            Random random = new Random(seed);
            List<Recorded> all = milestones(Tales.story(random), random);
            List<Recorded> story = all.subList(0, 1 + random.nextInt(all.size()));
            compare(story, charters.get(seed % charters.size()), random, "seed " + seed);
        }

        assertThat(changed)
                .as("measures that time alone changed")
                .containsExactly(
                        "beyond-promise",
                        "commitments-honest",
                        "commitments-kept",
                        "longest-silence",
                        "milestone-slip",
                        "obligations-kept",
                        "pace-kept",
                        "steadiness",
                        "targets-met",
                        "time-to-answer",
                        "time-to-engage",
                        "time-to-own",
                        "time-to-re-engage",
                        "time-to-resolve",
                        "time-to-resolve-ours",
                        "time-unowned",
                        "waiting-on-customer",
                        "waiting-on-others",
                        "watermelon");
    }

    private void compare(List<Recorded> story, Charters charters, Random random, String said) {
        Instant last = story.stream()
                .map(Recorded::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant from = last.plus(random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(200_000_000)));
        Fold.course(Story.of(story, AsOf.now(from)), charters).ifPresent(course -> {
            Figures kept = Figures.of(course);
            RunningFigures running = RunningBytes.read(RunningBytes.write(RunningFigures.of(course)));
            for (Instant at : instants(from, course, random)) {
                Course folded =
                        Fold.course(Story.of(story, AsOf.now(at)), charters).orElseThrow();
                Figures expected = Figures.of(folded);
                Figures ranOn = running.at(kept, at, course.judge().hours());

                assertThat(ranOn.list()).as(said + " at " + at).isEqualTo(expected.list());
                assertThat(ranOn.outcomes()).as(said + " at " + at).isEqualTo(expected.outcomes());
                assertThat(running.lasting(at, course.judge().hours()))
                        .as(said + " at " + at)
                        .isEqualTo(lasting(folded));
                noteChanges(kept, ranOn);
                assertThat(running.isEmpty() && !ranOn.list().equals(kept.list()))
                        .as(said)
                        .isFalse();
            }
        });
    }

    private void noteChanges(Figures kept, Figures ranOn) {
        List<Figures.Said> before = kept.list();
        ranOn.list().stream()
                .filter(one -> !before.contains(one))
                .forEach(one -> changed.add(Measures.ALL.get(one.measure()).name()));
    }

    private static @Nullable Figure lasting(Course course) {
        RunningSilence silence = RunningSilence.of(course, true);
        return silence == null ? null : silence.itself(0);
    }

    /** Returns instants from the look on: that one, some within a month, and those around what is due. */
    private static List<Instant> instants(Instant from, Course course, Random random) {
        List<Instant> instants = new ArrayList<>(List.of(from));
        course.commitments().forEach(one -> {
            instants.add(one.due());
            instants.add(one.due().plusNanos(1));
        });
        instants.removeIf(instant -> instant.isBefore(from));
        while (instants.size() < INSTANTS) {
            instants.add(from.plusNanos((long)
                    (Math.pow(random.nextDouble(), 3) * Duration.ofDays(30).toNanos())));
        }
        return instants;
    }

    /** Makes milestones of some promises. */
    private static List<Recorded> milestones(List<Recorded> story, Random random) {
        return story.stream()
                .map(one -> one.entry() instanceof CommitmentMade made && random.nextBoolean()
                        ? new Recorded(
                                one.entryId(),
                                one.source(),
                                one.messageId(),
                                one.subject(),
                                one.occurredAt(),
                                one.recordedAt(),
                                one.sequence(),
                                milestone(made, random))
                        : one)
                .toList();
    }

    private static CommitmentMade milestone(CommitmentMade made, Random random) {
        return new CommitmentMade(
                made.commitment(),
                made.due(),
                made.scope(),
                made.by(),
                made.told(),
                made.automatic(),
                CommitmentKind.MILESTONE,
                random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(30), 1));
    }

    /** An office with nights and a holiday, whose suppliers and customers owe answers. */
    private static Charter rich() {
        Charter office = Told.office(Duration.ofMinutes(50));
        return new Charter(
                office.name(),
                office.effectiveFrom(),
                office.zone(),
                office.hours(),
                new Charter.Holidays(null, List.of(), List.of(), List.of(LocalDate.parse("2026-03-27"))),
                office.matrix(),
                office.targets(),
                office.overrides(),
                office.notice(),
                office.warnBefore(),
                office.benchmarks(),
                new Pact(
                        office.pact().scope(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        Map.of(),
                        List.of(
                                new Pact.Obligation(WaitingOn.CUSTOMER, null, Duration.ofHours(3)),
                                new Pact.Obligation(WaitingOn.SUPPLIER, null, Duration.ofHours(11)))));
    }
}

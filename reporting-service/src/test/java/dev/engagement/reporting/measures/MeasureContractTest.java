package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.events.Stories;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every measure must keep to, whatever it asks. */
class MeasureContractTest {
    private static final Instant END = Instant.parse("2026-05-01T00:00:00Z");
    private static final int STORIES = 40;

    static Stream<Measure> measures() {
        return Measures.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void an_entry_that_comes_twice_counts_once(Measure measure) {
        for (List<Recorded> story : stories()) {
            List<Recorded> twice = new ArrayList<>(story);
            twice.addAll(story);

            assertThat(read(measure, twice, AsOf.now(END))).isEqualTo(read(measure, story, AsOf.now(END)));
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void the_order_of_arrival_makes_no_difference(Measure measure) {
        Random random = new Random(7);
        for (List<Recorded> story : stories()) {
            List<Recorded> shuffled = new ArrayList<>(story);
            Collections.shuffle(shuffled, random);

            assertThat(read(measure, shuffled, AsOf.now(END))).isEqualTo(read(measure, story, AsOf.now(END)));
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void at_every_entry_of_a_story_there_is_an_answer_of_the_right_kind(Measure measure) {
        for (List<Recorded> story : stories()) {
            for (Recorded cut : story) {
                Reading reading = read(measure, story, AsOf.of(null, cut.occurredAt(), END));

                if (reading.status() == Status.ABSENT) {
                    assertThat(reading).isEqualTo(Reading.ABSENT);
                } else {
                    assertThat(reading.time() != null).isEqualTo(measure.unit() == Unit.SECONDS);
                    assertThat(reading.value() == null).isEqualTo(measure.unit() == Unit.SECONDS);
                    assertThat(Figure.of(reading).elapsed()).isNotNegative();
                    assertThat(Figure.of(reading).service())
                            .isBetween(0.0, Figure.of(reading).elapsed());
                    assertThat(ids(story)).containsAll(reading.entries());
                }
                if (measure.unit() == Unit.RATIO) {
                    assertThat(Figure.of(reading).service()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void while_time_passes_a_running_clock_goes_on_and_a_settled_one_stands_still(Measure measure) {
        for (List<Recorded> story : stories()) {
            for (int entries = 1; entries <= story.size(); entries++) {
                List<Recorded> soFar = story.subList(0, entries);
                Instant first = latest(soFar);
                Reading now = read(measure, soFar, AsOf.now(first));
                Reading later = read(measure, soFar, AsOf.now(first.plus(Duration.ofHours(50))));

                if (now.status() == Status.ABSENT) {
                    // A question may arise with time: two silences can be compared once the second has begun.
                    assertThat(later.status()).isIn(Status.ABSENT, Status.RUNNING);
                    continue;
                }
                assertThat(later.status()).isEqualTo(now.status());
                if (now.status() != Status.RUNNING) {
                    assertThat(later).isEqualTo(now);
                } else if (measure.unit() == Unit.SECONDS) {
                    assertThat(Figure.of(later).elapsed())
                            .isGreaterThanOrEqualTo(Figure.of(now).elapsed());
                    assertThat(Figure.of(later).service())
                            .isGreaterThanOrEqualTo(Figure.of(now).service());
                }
            }
        }
    }

    private static Reading read(Measure measure, List<Recorded> story, AsOf asOf) {
        return read(measure, story, asOf, Told.OFFICE);
    }

    private static Reading read(Measure measure, List<Recorded> story, AsOf asOf, Charters charters) {
        return Fold.course(Story.of(story, asOf), charters).map(measure::read).orElse(Reading.ABSENT);
    }

    private static List<UUID> ids(List<Recorded> story) {
        return story.stream().map(Recorded::entryId).toList();
    }

    private static Instant latest(List<Recorded> story) {
        return story.stream().map(Recorded::occurredAt).max(Instant::compareTo).orElseThrow();
    }

    private static List<List<Recorded>> stories() {
        List<List<Recorded>> stories = new ArrayList<>();
        for (int seed = 0; seed < STORIES; seed++) {
            stories.add(story(new Random(seed)));
        }
        return stories;
    }

    /** Any order, several entries of one instant, mistakes, and all kinds of ends. */
    private static List<Recorded> story(Random random) {
        Stories story = Stories.utc().at("2026-03-25T10:00").opened();
        for (int i = 0; i < 12; i++) {
            story.after(Duration.ofMinutes(30L * Math.max(0, random.nextInt(40) - 8)));
            switch (random.nextInt(18)) {
                case 0 -> story.acknowledged("ana");
                case 1 -> story.automaticReply();
                case 2, 3 -> story.owner(random.nextBoolean() ? "ana" : "ben");
                case 4 -> story.queue(random.nextBoolean() ? "desk" : "field");
                case 5 -> story.contacted();
                case 6 -> story.told("ben");
                case 7 -> story.worked("ben");
                case 8 -> story.barrier("b", WaitingOn.CUSTOMER, random.nextBoolean());
                case 9 -> story.barrier("c", WaitingOn.SUPPLIER, false);
                case 10 -> story.cleared(random.nextBoolean() ? "b" : "c", random.nextBoolean());
                case 11 -> story.pace(Duration.ofHours(1 + random.nextInt(5)));
                case 12 -> story.assessed(List.of(Level.values()).get(random.nextInt(4)));
                case 13 -> story.reclassified(Level.HIGH, null);
                case 14 -> story.resolved("ana");
                case 15 -> story.reopened();
                case 16 -> story.retracted(1);
                default -> end(story, random);
            }
        }
        return story.entries();
    }

    private static void end(Stories story, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> story.closed();
            case 1 -> story.cancelled();
            case 2 -> story.merged("tool:2");
            default -> story.resolvedByMachine();
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void the_standard_charter_gives_the_same_on_both_clocks(Measure measure) {
        for (List<Recorded> story : stories()) {
            Reading reading = read(measure, story, AsOf.now(END), Charters.standard());

            assertThat(Figure.of(reading).service())
                    .isEqualTo(Figure.of(reading).elapsed());
        }
    }
}

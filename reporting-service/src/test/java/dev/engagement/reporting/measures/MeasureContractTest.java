package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every measure must keep to, whatever it asks. */
class MeasureContractTest {
    private static final Instant END = Instant.parse("2026-05-01T00:00:00Z");
    private static final int STORIES = 40;
    private static final int TALES = 2_000;
    private static final int SHUFFLES = 50;
    private static final Set<String> COMMITMENTS =
            Set.of("commitments-kept", "commitments-honest", "beyond-promise", "obligations-kept");

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

    @Test
    void recorded_in_any_order_and_with_repeats_the_same_messages_give_the_same_readings() {
        IntStream.range(0, Thorough.times(TALES)).parallel().forEach(seed -> {
            Random random = new Random(seed);
            List<Recorded> story = Tales.story(random);
            Charters charters = seed % 2 == 0 ? Told.OFFICE : Charters.standard();
            Account told = account(story, charters);
            for (int i = 0; i < SHUFFLES; i++) {
                List<Recorded> another = Tales.recordedInAnotherOrder(story, random);
                another.addAll(another.subList(0, random.nextInt(another.size())));
                Collections.shuffle(another, random);
                Account retold = account(another, charters);

                if (!retold.readings().equals(told.readings())
                        || !retold.expectations().equals(told.expectations())) {
                    throw new AssertionError("seed " + seed + ": " + retold + " instead of " + told);
                }
            }
        });
    }

    private static Account account(List<Recorded> entries, Charters charters) {
        return Account.of(Story.of(entries, AsOf.now(END)), charters);
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
                    assertThat(reading.entries()).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(ids(story)).containsAll(reading.entries());
                    checkValue(measure, reading);
                }
            }
        }
    }

    private static void checkValue(Measure measure, Reading reading) {
        boolean isTime = measure.unit() == Unit.SECONDS;
        assertThat(reading.time() != null).isEqualTo(isTime);
        boolean isUndecided = COMMITMENTS.contains(measure.name()) && reading.status() != Status.SETTLED;
        assertThat(reading.value() == null).isEqualTo(isTime || (isUndecided && reading.value() == null));
        if (!measure.name().equals("notice-given")) {
            assertThat(Figure.of(reading).elapsed()).isNotNegative();
            assertThat(Figure.of(reading).service())
                    .isBetween(0.0, Figure.of(reading).elapsed());
        }
        if (measure.unit() == Unit.RATIO) {
            assertThat(Figure.of(reading).service()).isBetween(0.0, 1.0);
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
                if (now.status() == Status.RUNNING && COMMITMENTS.contains(measure.name())) {
                    // A due date that passes decides.
                    assertThat(later.status()).isIn(Status.RUNNING, Status.SETTLED);
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
        for (int seed = 0; seed < Thorough.times(STORIES); seed++) {
            stories.add(Tales.story(new Random(seed)));
        }
        return stories;
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

    @Test
    void the_name_of_a_measure_is_written_in_one_file_only() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Measures.ALL.stream()
                        .map(measure -> "\"" + measure.name() + "\"")
                        .filter(name -> name.contains("-") && text.contains(name))
                        .forEach(name -> found.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(String.valueOf(file.getFileName())));
            }
        }

        assertThat(found).hasSizeGreaterThan(20);
        assertThat(found.values()).allSatisfy(files -> assertThat(files).hasSize(1));
    }
}

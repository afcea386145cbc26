package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OvertakingTest {
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    private static Course course(Stories story) {
        return Fold.course(Story.of(story.entries(), AsOf.now(NOW)), Charters.standard())
                .orElseThrow();
    }

    private static Stories opened(String at, Level urgency) {
        return Stories.utc().at(at).opened("incident", "mail", "desk", urgency, urgency);
    }

    private static List<Integer> overtaken(Stories... stories) {
        List<Wait> waits = new ArrayList<>();
        for (Stories story : stories) {
            waits.add(Wait.of(course(story)));
        }
        List<Integer> counts = new ArrayList<>();
        for (int count : Overtaking.count(waits)) {
            counts.add(count);
        }
        return counts;
    }

    @Test
    void who_came_later_with_less_and_was_engaged_first_overtook() {
        Stories high =
                opened("2026-03-02T09:00", Level.HIGH).at("2026-03-02T12:00").acknowledged("ana");
        Stories low =
                opened("2026-03-02T10:00", Level.LOW).at("2026-03-02T11:00").acknowledged("ana");

        assertThat(overtaken(high, low)).containsExactly(1, 0);
    }

    @Test
    void neither_equals_nor_other_teams_nor_who_came_before_or_was_engaged_in_the_same_instant_overtake() {
        Stories high =
                opened("2026-03-02T09:00", Level.HIGH).at("2026-03-02T12:00").acknowledged("ana");

        assertThat(overtaken(
                        high,
                        opened("2026-03-02T10:00", Level.HIGH)
                                .at("2026-03-02T11:00")
                                .acknowledged("ana"),
                        Stories.utc()
                                .at("2026-03-02T10:00")
                                .opened("incident", "mail", "field", Level.LOW, Level.LOW)
                                .acknowledged("ana"),
                        Stories.utc()
                                .at("2026-03-02T10:00")
                                .opened("incident", "desk", null, Level.LOW, Level.LOW)
                                .acknowledged("ana"),
                        opened("2026-03-02T09:00", Level.LOW)
                                .at("2026-03-02T11:00")
                                .acknowledged("ana"),
                        opened("2026-03-02T10:00", Level.LOW)
                                .at("2026-03-02T12:00")
                                .acknowledged("ana"),
                        opened("2026-03-02T10:00", Level.LOW)
                                .at("2026-03-02T11:00")
                                .resolvedByMachine()))
                .first()
                .isEqualTo(0);
    }

    @Test
    void what_counts_is_how_urgent_both_were_as_the_later_one_was_engaged() {
        Stories raised =
                opened("2026-03-02T09:00", Level.LOW).at("2026-03-02T10:30").assessed(Level.HIGH);

        assertThat(overtaken(
                        raised,
                        opened("2026-03-02T09:30", Level.LOW)
                                .at("2026-03-02T10:00")
                                .acknowledged("ana"),
                        opened("2026-03-02T09:40", Level.LOW)
                                .at("2026-03-02T10:30")
                                .acknowledged("ana"),
                        opened("2026-03-02T09:50", Level.CRITICAL)
                                .at("2026-03-02T11:00")
                                .assessed(Level.MEDIUM)
                                .acknowledged("ana")))
                .first()
                .isEqualTo(2);
    }

    @Test
    void a_cohort_is_counted_as_one_would_by_looking_at_every_pair() {
        for (int seed = 0; seed < Thorough.times(30); seed++) {
            Random random = new Random(seed);
            List<Course> courses = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                courses.add(course(story(random)));
            }
            List<Wait> waits = courses.stream().map(Wait::of).toList();

            int[] counted = Overtaking.count(waits);

            for (int i = 0; i < counted.length; i++) {
                assertThat(counted[i]).as("seed %s, request %s", seed, i).isEqualTo(naive(courses.get(i), courses));
            }
        }
    }

    /** Few instants, so that many things fall together. */
    private static Stories story(Random random) {
        Stories story = Stories.utc()
                .at("2026-03-02T%02d:00".formatted(random.nextInt(8)))
                .opened("incident", "mail", random.nextBoolean() ? "desk" : null, level(random), null);
        int hour = 8;
        for (int i = random.nextInt(5); i > 0; i--) {
            hour += random.nextInt(3);
            story.at("2026-03-02T%02d:00".formatted(hour));
            switch (random.nextInt(4)) {
                case 0, 1 -> story.assessed(level(random));
                case 2 -> story.acknowledged("ana");
                default -> story.closed();
            }
        }
        return story;
    }

    private static Level level(Random random) {
        return List.of(Level.values()).get(random.nextInt(4));
    }

    private static int naive(Course one, List<Course> all) {
        return (int) all.stream().filter(other -> overtakes(other, one)).count();
    }

    private static boolean overtakes(Course other, Course one) {
        Instant then = end(other, true);
        Instant end = end(one, false);
        return queue(other).equals(queue(one))
                && other.openedAt().isAfter(one.openedAt())
                && then != null
                && (end == null || then.isBefore(end))
                && other.urgencyAt(then).compareTo(one.urgencyAt(then)) > 0;
    }

    private static @Nullable Instant end(Course course, boolean engagedOnly) {
        var engaged = course.first().engaged();
        var stop = engaged != null || engagedOnly ? engaged : course.first().end();
        return stop == null ? null : stop.occurredAt();
    }

    private static String queue(Course course) {
        return course.dimensions().getOrDefault(Dimension.TEAM, "");
    }
}

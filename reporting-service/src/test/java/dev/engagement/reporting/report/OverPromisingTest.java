package dev.engagement.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import dev.engagement.reporting.factors.Lifeline.Turn;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promises are judged by how long requests like theirs had taken when they were made. */
class OverPromisingTest {
    private static final AsOf NOW = AsOf.now(Instant.parse("2026-06-01T00:00:00Z"));

    /** Twenty requests, opened on 2 March, resolved after 1, 2, 4 and 8 days, five each. */
    private static List<List<Recorded>> twenty() {
        List<List<Recorded>> stories = new ArrayList<>();
        for (int days : List.of(1, 2, 4, 8)) {
            for (int i = 0; i < 5; i++) {
                stories.add(Stories.utc()
                        .at("2026-03-02T09:00")
                        .opened()
                        .after(Duration.ofDays(days))
                        .resolved("ana")
                        .entries());
            }
        }
        return stories;
    }

    private static @Nullable Odds promised(String opened, Duration made, String due) {
        Stories story = Stories.utc().at(opened).opened().after(made).promised("p", due);
        List<List<Recorded>> all = twenty();
        all.add(story.entries());
        return judge(all).getLast();
    }

    private static List<@Nullable Odds> judge(List<List<Recorded>> stories) {
        List<Lifeline> lives = stories.stream()
                .map(OverPromisingTest::course)
                .map(Lifeline::of)
                .toList();
        return OverPromising.judge(
                lives.stream().flatMap(life -> AskedPromise.of(life).stream()).toList(), lives);
    }

    private static Course course(List<Recorded> story) {
        return Fold.course(Story.of(story, NOW), Charters.standard()).orElseThrow();
    }

    @Test
    void example_13_more_than_half_of_the_requests_like_it_took_longer() {
        assertThat(promised("2026-04-01T09:00", Duration.ZERO, "2026-04-04T09:00"))
                .isEqualTo(new Odds(20, 10, 0.5))
                .returns(false, Odds::isOverPromised);
        assertThat(promised("2026-04-01T09:00", Duration.ZERO, "2026-04-02T21:00"))
                .isEqualTo(new Odds(20, 15, 0.75))
                .returns(true, Odds::isOverPromised);
        assertThat(promised("2026-04-01T09:00", Duration.ofDays(2), "2026-04-04T09:00"))
                .isEqualTo(new Odds(10, 10, 1))
                .returns(true, Odds::isOverPromised);
    }

    @Test
    void only_what_had_happened_by_then_tells_and_only_of_requests_not_too_old() {
        // Of the twenty, ten are over by then; those of 180 days ago count no more.
        assertThat(promised("2026-03-04T09:00", Duration.ofMinutes(1), "2026-03-05T21:00"))
                .isEqualTo(new Odds(20, 15, 0.75));
        assertThat(promised("2026-08-29T08:59", Duration.ZERO, "2026-09-01T09:00"))
                .isNotNull();
        assertThat(promised("2026-08-29T09:01", Duration.ZERO, "2026-09-01T09:00"))
                .isNull();
    }

    @Test
    void a_date_that_has_passed_when_it_is_promised_is_always_over_promised() {
        assertThat(promised("2026-04-01T09:00", Duration.ofDays(3), "2026-04-03T09:00"))
                .returns(true, Odds::isOverPromised);
    }

    @Test
    void the_odds_are_those_of_a_count_that_folds_every_story_anew_for_each_promise() {
        int known = 0;
        for (int seed = 0; seed < Thorough.times(10); seed++) {
            Random random = new Random(seed);
            List<List<Recorded>> stories = new ArrayList<>();
            while (stories.size() < 90) {
                List<Recorded> story = Tales.story(random);
                if (Fold.course(Story.of(story, NOW), Charters.standard()).isPresent()) {
                    stories.add(story);
                }
            }
            List<@Nullable Odds> odds = judge(stories);
            int place = 0;
            for (List<Recorded> story : stories) {
                for (Commitment commitment : course(story).commitments()) {
                    Odds one = odds.get(place++);
                    Double chance = simple(story, commitment, stories);
                    assertThat(one == null).as("seed %s", seed).isEqualTo(chance == null);
                    if (one != null && chance != null) {
                        assertThat(one.chance()).as("seed %s", seed).isCloseTo(chance, within(1e-9));
                        known++;
                    }
                }
            }
            assertThat(place).isEqualTo(odds.size());
        }
        assertThat(known).isGreaterThan(100);
    }

    @Test
    void the_odds_are_those_of_a_curve_drawn_anew_for_each_promise_to_the_bit() {
        int known = 0;
        for (int seed = 0; seed < Thorough.times(20); seed++) {
            Random random = new Random(seed);
            List<Lifeline> lives =
                    IntStream.range(0, 250).mapToObj(any -> life(random)).toList();
            List<AskedPromise> asked = lives.stream()
                    .flatMap(life -> AskedPromise.of(life).stream())
                    .toList();
            List<@Nullable Odds> odds = OverPromising.judge(asked, lives);
            for (int i = 0; i < asked.size(); i++) {
                Odds drawn = drawn(asked.get(i), lives);
                assertThat(odds.get(i)).as("seed %s, promise %s", seed, i).isEqualTo(drawn);
                known += drawn == null ? 0 : 1;
            }
        }
        assertThat(known).isGreaterThan(500);
    }

    /** A life over a year of whole hours, so that many things fall together. */
    private static Lifeline life(Random random) {
        Instant opened = Instant.EPOCH.plus(Duration.ofHours(random.nextInt(365 * 24)));
        Instant at = opened;
        List<Look> looks = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        List<Promised> promised = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
            if (step == 0 || random.nextInt(4) == 0) {
                Instant now = at;
                looks.removeIf(look -> look.from().equals(now));
                looks.add(new Look(
                        at,
                        Level.values()[random.nextInt(2)],
                        random.nextBoolean() ? "team " + random.nextInt(2) : null,
                        random.nextBoolean() ? "service " + random.nextInt(2) : null));
            }
            if (random.nextInt(3) == 0) {
                turns.add(new Turn(
                        at,
                        List.of(Status.SETTLED, Status.ENDED, Status.RUNNING).get(random.nextInt(3))));
            }
            if (random.nextInt(3) == 0) {
                promised.add(new Promised(at, at.plus(Duration.ofHours(random.nextInt(400) - 20)), true));
            }
            at = at.plus(Duration.ofHours(random.nextInt(200) * random.nextInt(2)));
        }
        return new Lifeline(opened, looks, turns, promised);
    }

    /** Draws the curve of all requests like one as a promise was made. */
    private static @Nullable Odds drawn(AskedPromise asked, List<Lifeline> lives) {
        Instant made = asked.promise().made();
        Look own = asked.life().at(made);
        for (Kin kin : kin(own)) {
            Sample sample = new Sample();
            for (Lifeline life : lives) {
                boolean isOld = life.opened().isBefore(made.minus(Duration.ofDays(180)));
                if (life.opened().isBefore(made) && !isOld && kin(life.at(made)).contains(kin)) {
                    Lifeline.TimeSoFar time = life.timeToResolve(made);
                    sample.add(time.status(), Figure.seconds(time.time()));
                }
            }
            if (sample.size() >= Kin.ENOUGH) {
                double age = seconds(asked.life().opened(), made);
                double due = seconds(asked.life().opened(), asked.promise().due());
                Survival curve = sample.survival();
                Double chance = curve.chance(age, due);
                int like = curve.seenBeyond(age);
                return chance == null ? null : new Odds(like, Math.round(chance * like), chance);
            }
        }
        return null;
    }

    private static List<Kin> kin(Look look) {
        return Kin.of(look.urgency().name().toLowerCase(Locale.ROOT), look.team(), look.service());
    }

    /** Works out a chance as measures.md says it, the slow way; null if it is unknown. */
    private static @Nullable Double simple(List<Recorded> story, Commitment commitment, List<List<Recorded>> stories) {
        Instant made = commitment.made().occurredAt();
        Course own = asOf(story, made).orElseThrow();
        List<Reading> times = like(own, made, stories);
        double age = seconds(own.openedAt(), made);
        double due = seconds(own.openedAt(), commitment.dues().getFirst());
        if (times.isEmpty() || age > due) {
            return times.isEmpty() ? null : Double.valueOf(1);
        }
        double now = survival(times, age);
        return now <= 1e-12 ? null : Double.valueOf(survival(times, due) / now);
    }

    private static List<Reading> like(Course own, Instant then, List<List<Recorded>> stories) {
        List<Course> opened = stories.stream()
                .map(story -> asOf(story, then))
                .flatMap(Optional::stream)
                .filter(course -> course.openedAt().isBefore(then))
                .filter(course -> !course.openedAt().isBefore(then.minus(Duration.ofDays(180))))
                .filter(course -> course.urgency() == own.urgency())
                .toList();
        for (Dimension by : List.of(Dimension.TEAM, Dimension.SERVICE, Dimension.URGENCY)) {
            String value = own.dimensions().get(by);
            List<Course> like = opened.stream()
                    .filter(course ->
                            value != null && Objects.equals(course.dimensions().get(by), value))
                    .toList();
            if (like.size() >= 20) {
                return like.stream()
                        .map(course -> course.read(Measures.TIME_TO_RESOLVE))
                        .toList();
            }
        }
        return List.of();
    }

    /** The product over all times at which some were resolved: one less their share of those who still waited. */
    private static double survival(List<Reading> times, double until) {
        double share = 1;
        for (double time : times.stream()
                .filter(reading -> reading.status().word().equals("settled"))
                .mapToDouble(reading -> Figure.of(reading).elapsed())
                .distinct()
                .filter(time -> time <= until)
                .toArray()) {
            double waited = times.stream()
                    .filter(reading -> Figure.of(reading).elapsed() >= time)
                    .count();
            long over = times.stream()
                    .filter(reading -> reading.status().word().equals("settled")
                            && Figure.of(reading).elapsed() == time)
                    .count();
            share *= 1 - over / waited;
        }
        return share;
    }

    private static Optional<Course> asOf(List<Recorded> story, Instant happened) {
        return Fold.course(Story.of(story, AsOf.of(null, happened, NOW.at())), Charters.standard());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}

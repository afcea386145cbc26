package dev.engagement.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chance of a miss. High urgency: engaged within an hour, owned within two, news every four, resolved within eight. */
class ChancesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AsOf NOW = AsOf.now(NOON);

    /** As many requests of yesterday, each engaged after that many minutes more than the one before it, and resolved after as many hours. */
    private static LikeRequests like(int number, String team) {
        LikeRequests likes = new LikeRequests();
        for (int i = 1; i <= number; i++) {
            add(
                    likes,
                    Stories.utc()
                            .at("2026-02-20T09:00")
                            .opened("incident", "mail", team, Level.HIGH, Level.HIGH)
                            .after(Duration.ofMinutes(6L * i))
                            .owner("ana")
                            .after(Duration.ofMinutes(60L * i))
                            .told("ana")
                            .after(Duration.ofMinutes(30L * i))
                            .resolved("ana"));
        }
        return likes;
    }

    private static void add(LikeRequests likes, Stories story) {
        Course course = course(story);
        likes.add(course.dimensions(), Figures.of(course), Figures.ofGaps(course));
    }

    private static Course course(Stories story) {
        return Fold.course(Story.of(story.entries(), NOW), Charters.standard()).orElseThrow();
    }

    private static Stories opened(String at) {
        return Stories.utc().at(at).opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    private static Map<Attained, Double> chances(Stories story, LikeRequests likes) {
        Course course = course(story);
        return Chances.of(course, Expectations.of(course), likes);
    }

    @Test
    void who_waited_as_long_and_then_missed_it_tells_the_chance() {
        // Engaged after 6, 12 … 120 minutes; 15 took longer than 30, of which 10 longer than 60.
        Map<Attained, Double> waiting = chances(opened("2026-03-02T11:30"), like(20, "desk"));

        assertThat(waiting.get(Attained.ENGAGE)).isCloseTo(10 / 15.0, within(1e-12));
        assertThat(waiting.get(Attained.OWN)).isZero();
        assertThat(waiting).doesNotContainKeys(Attained.PACE, Attained.PROMISE);
    }

    @Test
    void what_is_past_is_missed_and_what_nobody_waited_as_long_for_is_unknown() {
        LikeRequests likes = like(20, "desk");

        assertThat(chances(opened("2026-03-02T10:59"), likes)).containsEntry(Attained.ENGAGE, 1.0);
        // The longest of all took 120 + 1,800 minutes; this one may take 480, and has none left to compare with at its
        // age.
        assertThat(chances(opened("2026-03-02T04:00"), likes)).containsKey(Attained.RESOLVE);
        LikeRequests quick = new LikeRequests();
        for (int i = 0; i < 20; i++) {
            add(quick, opened("2026-02-20T09:00").after(Duration.ofMinutes(5)).owner("ana"));
        }
        assertThat(chances(opened("2026-03-02T11:30"), quick)).doesNotContainKey(Attained.ENGAGE);
    }

    @Test
    void news_is_compared_with_all_silences_and_promises_with_the_clock_on_the_wall() {
        Stories story =
                opened("2026-03-02T09:00").at("2026-03-02T10:00").owner("ana").promised("p", "2026-03-02T13:00");

        Map<Attained, Double> chances = chances(story, like(20, "desk"));

        // Silences of 60 · i and 30 · i minutes: beyond 120 minutes 18 and 16 of them, beyond 240 minutes 16 and 12.
        assertThat(chances.get(Attained.PACE)).isCloseTo(28 / 34.0, within(1e-12));
        // Resolved after 96 · i minutes: beyond 180 minutes 19 of them, beyond 240 minutes 18.
        assertThat(chances.get(Attained.PROMISE)).isCloseTo(18 / 19.0, within(1e-12));
    }

    @Test
    void while_the_customer_is_waited_for_nothing_is_due_and_so_nothing_can_be_missed() {
        Stories story =
                opened("2026-03-02T09:00").at("2026-03-02T10:00").owner("ana").barrier("b", WaitingOn.CUSTOMER, true);

        assertThat(chances(story, like(20, "desk"))).isEmpty();
    }

    @Test
    void too_few_of_the_team_are_helped_by_those_of_the_service_and_then_by_all_of_the_urgency() {
        LikeRequests likes = like(19, "field");
        assertThat(chances(opened("2026-03-02T11:30"), likes)).isEmpty();
        add(
                likes,
                Stories.utc()
                        .at("2026-02-20T09:00")
                        .opened("incident", "print", null, Level.HIGH, Level.HIGH)
                        .after(Duration.ofMinutes(120))
                        .owner("ana"));
        assertThat(chances(opened("2026-03-02T11:30"), likes).get(Attained.ENGAGE))
                .isCloseTo(10 / 15.0, within(1e-12));

        LikeRequests own = like(20, "field");
        for (int i = 0; i < 20; i++) {
            add(own, opened("2026-02-20T09:00").after(Duration.ofMinutes(59)).owner("ana"));
        }
        assertThat(chances(opened("2026-03-02T11:30"), own)).containsEntry(Attained.ENGAGE, 0.0);
    }
}

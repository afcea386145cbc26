package dev.engagement.reporting.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact;
import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Judge;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoursTest {
    /** Mondays from nine to five. */
    private static final Charter.WeeklyHours MONDAYS =
            new Charter.WeeklyHours(false, Map.of(DayOfWeek.MONDAY, List.of(new Charter.DailySpan(9 * 60, 17 * 60))));

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private static List<Span> shaded(Charter.WeeklyHours hours, Instant from, Duration time) {
        Charter standard = Charter.standard();
        Charter charter = new Charter(
                "default",
                standard.effectiveFrom(),
                standard.zone(),
                hours,
                standard.holidays(),
                standard.matrix(),
                standard.targets(),
                List.of(),
                0.2,
                Duration.ZERO,
                List.of(),
                Pact.NONE);
        return Hours.shaded(new Judge(charter, 1), from, from.plus(time));
    }

    private static Instant at(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }

    @Test
    void the_hours_in_which_somebody_works_are_shaded() {
        assertThat(shaded(MONDAYS, MONDAY, Duration.ofDays(2))).containsExactly(new Span(at(9), at(17)));
    }

    @Test
    void a_life_that_lay_within_working_hours_is_shaded_all_along() {
        assertThat(shaded(MONDAYS, at(10), Duration.ofHours(1))).containsExactly(new Span(at(10), at(11)));
    }

    @Test
    void nothing_is_shaded_where_somebody_always_works_or_the_time_is_too_long_to_see() {
        assertThat(shaded(Charter.standard().hours(), MONDAY, Duration.ofDays(2)))
                .isEmpty();
        assertThat(shaded(MONDAYS, MONDAY, Duration.ofDays(46))).isEmpty();
    }
}

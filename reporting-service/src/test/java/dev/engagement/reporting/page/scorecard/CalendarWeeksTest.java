package dev.engagement.reporting.page.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CalendarWeeksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void a_week_begins_on_monday_in_its_zone() {
        // In Berlin it is Monday, 2 March, half past midnight.
        CalendarWeeks weeks = CalendarWeeks.from(at("2026-03-01T23:30:00Z"), BERLIN);

        assertThat(weeks.first()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(weeks.start(0)).isEqualTo(at("2026-03-01T23:00:00Z"));
        assertThat(weeks.number(at("2026-03-01T22:59:59Z"))).isEqualTo(-1);
        assertThat(weeks.number(at("2026-03-08T22:59:59Z"))).isZero();
        assertThat(weeks.number(at("2026-03-08T23:00:00Z"))).isEqualTo(1);
    }

    @Test
    void a_week_in_which_the_clocks_change_is_a_week() {
        CalendarWeeks weeks = CalendarWeeks.from(at("2026-03-25T12:00:00Z"), BERLIN);

        assertThat(weeks.start(1)).isEqualTo(at("2026-03-29T22:00:00Z"));
        assertThat(weeks.number(at("2026-03-29T22:00:00Z"))).isEqualTo(1);
        assertThat(weeks.number(at("2026-03-29T21:59:59Z"))).isZero();
    }
}

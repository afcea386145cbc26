package dev.engagement.reporting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Charter.DailySpan OFFICE = new Charter.DailySpan(9 * 60, 17 * 60);
    private static final Charter.DailySpan NIGHT = new Charter.DailySpan(22 * 60, 6 * 60);

    private static ServiceHours hours(Charter.DailySpan span, List<LocalDate> holidays, DayOfWeek... closed) {
        Map<DayOfWeek, List<Charter.DailySpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(closed).contains(day) ? List.of() : List.of(span));
        }
        return hours(new Charter.WeeklyHours(false, week), holidays);
    }

    private static ServiceHours hours(Charter.WeeklyHours hours, List<LocalDate> holidays) {
        Charter standard = Charter.standard();
        return ServiceHours.of(new Charter(
                "default",
                standard.effectiveFrom(),
                BERLIN,
                hours,
                new Charter.Holidays(null, holidays, List.of(), holidays),
                standard.matrix(),
                standard.targets(),
                List.of(),
                0.2,
                Duration.ZERO,
                List.of(),
                Pact.NONE));
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T16:30, 2026-03-30T09:15, PT45M",
        "2026-03-27T18:00, 2026-03-30T08:00, PT0S",
        "2026-03-26T08:00, 2026-03-27T18:00, PT16H",
        "2026-03-27T12:00, 2026-03-27T12:00, PT0S",
        "2026-03-27T12:00, 2026-03-27T11:00, PT0S",
        "2025-12-31T16:00, 2026-01-02T10:00, PT10H"
    })
    void a_span_is_clipped_to_the_open_hours(String from, String to, Duration service) {
        ServiceHours hours = hours(OFFICE, List.of(), DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        assertThat(hours.between(berlin(from), berlin(to))).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T20:00, 2026-03-29T12:00, PT7H",
        "2026-10-24T20:00, 2026-10-25T12:00, PT9H",
        "2026-05-04T23:00, 2026-05-05T07:00, PT7H",
        "2025-12-31T20:00, 2026-01-01T12:00, PT8H"
    })
    void a_night_is_as_long_as_the_clock_makes_it(String from, String to, Duration service) {
        assertThat(hours(NIGHT, List.of()).between(berlin(from), berlin(to))).isEqualTo(service);
    }

    @Test
    void a_holiday_has_no_hours_but_the_night_before_runs_out() {
        LocalDate holiday = LocalDate.of(2026, 12, 25);

        assertThat(hours(OFFICE, List.of(holiday)).between(berlin("2026-12-24T16:00"), berlin("2026-12-26T10:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(hours(NIGHT, List.of(holiday)).between(berlin("2026-12-24T12:00"), berlin("2026-12-26T12:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(hours(Charter.WeeklyHours.ALWAYS, List.of(holiday))
                        .between(berlin("2026-12-24T00:00"), berlin("2026-12-27T00:00")))
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void what_is_due_at_closing_time_is_due_then_and_not_when_we_open_again() {
        ServiceHours hours = hours(OFFICE, List.of(), DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        assertThat(hours.after(berlin("2026-03-27T16:00"), Duration.ofHours(1))).isEqualTo(berlin("2026-03-27T17:00"));
        assertThat(hours.after(berlin("2026-03-27T16:00"), Duration.ofHours(2))).isEqualTo(berlin("2026-03-30T10:00"));
        assertThat(hours.after(berlin("2026-03-28T03:00"), Duration.ZERO)).isEqualTo(berlin("2026-03-28T03:00"));
        assertThat(hours.after(berlin("2025-12-30T09:00"), Duration.ofHours(8 * 3)))
                .isEqualTo(berlin("2026-01-01T17:00"));
    }

    @Test
    void what_is_left_of_a_second_at_closing_time_goes_on_when_we_open_again() {
        ServiceHours hours = hours(OFFICE, List.of(), DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        Instant from = berlin("2026-03-27T16:59:59.5");
        Instant to = berlin("2026-03-30T09:00:00.5");

        assertThat(hours.after(from, Duration.ofSeconds(1))).isEqualTo(to);
        assertThat(hours.between(from, to)).isEqualTo(Duration.ofSeconds(1));
        assertThat(hours.between(berlin("2026-03-27T18:00:00.5"), berlin("2026-03-28T08:00:00.75")))
                .isZero();
    }

    @Test
    void clocks_change_in_a_far_future_as_well() {
        assertThat(hours(NIGHT, List.of()).between(berlin("2090-03-25T20:00"), berlin("2090-03-26T12:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_two_directions_agree_and_pieces_add_up(long seed) {
        Random random = new Random(seed);
        for (ServiceHours hours :
                List.of(hours(OFFICE, List.of(LocalDate.of(2026, 5, 1)), DayOfWeek.SUNDAY), hours(NIGHT, List.of()))) {
            for (int i = 0; i < 500; i++) {
                Instant from = Instant.parse("2025-11-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
                Instant middle = from.plusSeconds(random.nextInt(90 * 86_400));
                Instant to = middle.plusSeconds(random.nextInt(90 * 86_400));
                Duration service = hours.between(from, to);

                assertThat(hours.between(from, middle).plus(hours.between(middle, to)))
                        .as("seed %s: %s, %s, %s", seed, from, middle, to)
                        .isEqualTo(service);
                assertThat(hours.between(from, hours.after(from, service)))
                        .as("seed %s: %s, %s", seed, from, to)
                        .isEqualTo(service);
                assertThat(hours.after(from, service)).isBeforeOrEqualTo(to);
            }
        }
    }
}

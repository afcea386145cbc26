package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration WINDOW = Duration.ofDays(35);

    private static Instant at(String time) {
        return Instant.parse("2026-03-03T" + time + ":00Z");
    }

    @Test
    void an_hour_has_the_silence_that_was_reached_within_it() {
        Arrivals arrivals = Arrivals.after(at("08:30"), List.of(at("10:15"), at("10:45")));

        assertThat(arrivals.byHour(WINDOW))
                .isEqualTo(Map.of(
                        at("08:00"), Duration.ofMinutes(30),
                        at("09:00"), Duration.ofMinutes(90),
                        at("10:00"), Duration.ofMinutes(105)));
        assertThat(arrivals.longest()).isEqualTo(Duration.ofMinutes(105));
        assertThat(arrivals.latest()).isEqualTo(at("10:45"));
    }

    @Test
    void a_first_delivery_ends_no_silence() {
        Arrivals arrivals = Arrivals.after(null, List.of(at("10:15")));

        assertThat(arrivals.byHour(WINDOW)).isEmpty();
        assertThat(arrivals.longest()).isZero();
    }

    @Test
    void a_delivery_that_is_read_again_ends_no_silence_either() {
        Arrivals arrivals = Arrivals.after(at("10:15"), List.of(at("04:00"), at("10:20")));

        assertThat(arrivals.longest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Arrivals.after(at("10:15"), List.of(at("04:00"))).latest()).isEqualTo(at("10:15"));
    }

    @Test
    void a_silence_of_years_takes_no_more_room_than_five_weeks() {
        Arrivals arrivals = Arrivals.after(Instant.parse("2020-01-01T00:00:00Z"), List.of(at("10:15")));

        assertThat(arrivals.byHour(WINDOW)).hasSize(35 * 24 + 1).containsKey(at("10:00"));
    }
}

package dev.engagement.service.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that jumps ahead is wrong at first. */
class ClockWatchTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Duration passed = Duration.ZERO;
    private final ClockWatch watch = new ClockWatch(() -> passed, Duration.ofMinutes(5));

    @BeforeEach
    void begin() {
        assertThat(isAhead(0, Duration.ZERO)).isFalse();
    }

    @Test
    void a_jump_ahead_counts_until_the_clock_is_right_again() {
        assertThat(isAhead(10, HOUR)).isTrue();
        assertThat(isAhead(70, HOUR)).isTrue();
        assertThat(isAhead(71, Duration.ZERO)).isFalse();
    }

    @Test
    void a_clock_that_stays_ahead_is_right_in_the_end() {
        assertThat(isAhead(10, HOUR)).isTrue();
        assertThat(isAhead(309, HOUR)).isTrue();
        assertThat(isAhead(310, HOUR)).isFalse();
        assertThat(isAhead(311, HOUR)).isFalse();
        assertThat(isAhead(312, HOUR.multipliedBy(2))).isTrue();
    }

    @Test
    void a_clock_that_fell_back_may_return() {
        assertThat(isAhead(10, HOUR.negated())).isFalse();
        assertThat(isAhead(70, Duration.ZERO)).isFalse();
    }

    @Test
    void an_answer_that_comes_late_is_no_jump_nor_is_the_next_one() {
        assertThat(isAhead(100, Duration.ofSeconds(-90))).isFalse();
        assertThat(isAhead(101, Duration.ZERO)).isFalse();
    }

    /** Asks when so many seconds have passed and the clock is wrong by so much. */
    private boolean isAhead(long seconds, Duration wrongBy) {
        passed = Duration.ofSeconds(seconds);
        return watch.isAhead(START.plus(passed).plus(wrongBy));
    }
}

package dev.engagement.reporting.page.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.measures.Measures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {
    @ParameterizedTest
    @CsvSource({"0.47, 0.68, WORSE", "0.68, 0.47, BETTER", "0.805, 0.8, SAME", "0.5, , UNKNOWN", ", 0.5, UNKNOWN"})
    void more_of_a_share_is_better_from_a_percentage_point_on(
            @Nullable Double now, @Nullable Double before, Direction direction) {
        assertThat(Direction.ofShares(now, before)).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 7200, BETTER",
        "7200, 3600, WORSE",
        "7200, 7000, SAME",
        "Infinity, 3600, WORSE",
        "Infinity, Infinity, SAME"
    })
    void less_time_is_better_and_a_median_that_is_never_reached_is_the_longest(
            double now, double before, Direction direction) {
        assertThat(Direction.of(Measures.TIME_TO_ENGAGE, now, before)).isEqualTo(direction);
    }

    @Test
    void ratings_that_are_said_alike_are_about_the_same() {
        assertThat(Direction.of(Measures.SATISFACTION, 0.76, 0.78)).isEqualTo(Direction.SAME);
        assertThat(Direction.of(Measures.SATISFACTION, 0.70, 0.78)).isEqualTo(Direction.WORSE);
    }

    @Test
    void some_measures_are_better_the_other_way_and_some_neither_way() {
        assertThat(Direction.of(Measures.NOTICE_GIVEN, 7200.0, 3600.0)).isEqualTo(Direction.BETTER);
        assertThat(Direction.of(Measures.WATERMELON, 0.3, 0.1)).isEqualTo(Direction.WORSE);
        assertThat(Direction.of(Measures.REASSESSMENTS, 0.3, 0.1)).isEqualTo(Direction.HIGHER);
        assertThat(Direction.of(Measures.URGENCY, 1.0, 2.0)).isEqualTo(Direction.LOWER);
    }
}

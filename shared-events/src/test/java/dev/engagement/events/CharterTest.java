package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharterTest {
    private final Charter standard = Charter.standard();

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, CRITICAL, CRITICAL",
        "LOW, CRITICAL, MEDIUM",
        "CRITICAL, LOW, MEDIUM",
        "HIGH, MEDIUM, MEDIUM",
        "MEDIUM, LOW, LOW"
    })
    void urgency_is_priority_and_impact_by_the_matrix(Level priority, Level impact, Level urgency) {
        assertThat(standard.urgency(priority, impact)).contains(urgency);
    }

    @Test
    void where_only_one_of_the_two_is_known_it_alone_says() {
        assertThat(standard.urgency(Level.LOW, null)).contains(Level.LOW);
        assertThat(standard.urgency(null, Level.HIGH)).contains(Level.HIGH);
        assertThat(standard.urgency(null, null)).isEmpty();
    }

    @Test
    void an_override_wins_field_by_field() {
        Charter charter = with(List.of(new ActivityTargets(
                "project", Map.of(Level.MEDIUM, new Charter.Targets(Duration.ofDays(1), null, null, null)))));

        assertThat(charter.targets(null, "project", Level.MEDIUM).engage()).isEqualTo(Duration.ofDays(1));
        assertThat(charter.targets(null, "project", Level.MEDIUM).own()).isEqualTo(Duration.ofHours(8));
        assertThat(charter.targets(null, "incident", Level.MEDIUM).engage()).isEqualTo(Duration.ofHours(4));
        assertThat(charter.targets(null, null, Level.HIGH).resolve()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void a_span_over_midnight_may_not_overlap_the_next_day() {
        assertThatThrownBy(() -> new Charter.WeeklyHours(
                        false,
                        Map.of(
                                DayOfWeek.SUNDAY, List.of(new Charter.DailySpan(22 * 60, 6 * 60)),
                                DayOfWeek.MONDAY, List.of(new Charter.DailySpan(5 * 60, 17 * 60)))))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .startsWith("hours."));
    }

    private Charter with(List<ActivityTargets> overrides) {
        return new Charter(
                "default",
                Instant.EPOCH,
                ZoneOffset.UTC,
                Charter.WeeklyHours.ALWAYS,
                Charter.Holidays.NONE,
                standard.matrix(),
                standard.targets(),
                overrides,
                0.2,
                Duration.ofMinutes(30),
                List.of(),
                Pact.NONE);
    }
}

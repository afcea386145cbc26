package dev.engagement.service.intake.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void each_recorded_fact_stands_for_one_expected_fact() {
        Fact once = fact("customer-contacted", null, 5);

        Comparison comparison = Comparison.of(List.of(once, once, once), List.of(once, once));

        assertThat(comparison.missing()).hasSize(1);
        assertThat(comparison.extra()).isEmpty();
        assertThat(comparison.lateness()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void somebody_else_is_missing_and_extra() {
        Comparison comparison = Comparison.of(
                List.of(fact("ownership-changed", "person:a", 0)), List.of(fact("ownership-changed", "person:b", 7)));

        assertThat(comparison.missing()).extracting(Fact::person).containsExactly("person:a");
        assertThat(comparison.extra()).extracting(Fact::person).containsExactly("person:b");
        assertThat(comparison.lateness()).isEmpty();
    }

    @Test
    void who_names_nobody_agrees_with_everybody_after_those_who_are_named_alike() {
        Comparison comparison = Comparison.of(
                List.of(fact("request-resolved", null, 0), fact("request-resolved", "person:a", 0)),
                List.of(fact("request-resolved", "person:a", 1), fact("request-resolved", "person:b", 2)));

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.extra()).isEmpty();
    }

    @Test
    void another_second_is_another_fact() {
        Fact later = new Fact("request-opened", NOON.plusSeconds(1), null, "x", 0, Duration.ZERO);

        Comparison comparison = Comparison.of(List.of(fact("request-opened", null, 0)), List.of(later));

        assertThat(comparison.missing()).hasSize(1);
        assertThat(comparison.extra()).containsExactly(later);
    }

    private static Fact fact(String name, @Nullable String person, long late) {
        return new Fact(name, NOON, person, "m", 1, Duration.ofSeconds(late));
    }
}

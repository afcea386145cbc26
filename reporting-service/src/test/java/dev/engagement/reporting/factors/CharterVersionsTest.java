package dev.engagement.reporting.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact;
import dev.engagement.reporting.factors.CharterVersions.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CharterVersionsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final CharterVersions versions =
            new CharterVersions(List.of(version(1, JANUARY, null), version(2, MAY, JANUARY), version(3, MARCH, MARCH)));

    private static Version version(int number, Instant effectiveFrom, @Nullable Instant recordedAt) {
        Charter standard = Charter.standard();
        Charter charter = new Charter(
                "default",
                effectiveFrom,
                standard.zone(),
                standard.hours(),
                standard.holidays(),
                standard.matrix(),
                standard.targets(),
                standard.overrides(),
                standard.notice(),
                standard.warnBefore(),
                standard.benchmarks(),
                Pact.NONE);
        return new Version(new Judge(charter, number), recordedAt);
    }

    private int judging(Instant openedAt, @Nullable Instant known) {
        return JudgingOrder.of(versions.knownAt(known), List.of())
                .judging(openedAt, Map.of())
                .version();
    }

    @Test
    void the_highest_version_that_is_effective_judges() {
        assertThat(judging(JANUARY, null)).isEqualTo(1);
        assertThat(judging(MARCH.minusNanos(1_000), null)).isEqualTo(1);
        assertThat(judging(MARCH, null)).isEqualTo(3);
        assertThat(judging(JULY, null)).isEqualTo(3);
    }

    @Test
    void a_version_that_was_not_known_yet_does_not_judge() {
        assertThat(judging(JULY, MARCH.minusNanos(1_000))).isEqualTo(2);
        assertThat(judging(MARCH, JANUARY)).isEqualTo(1);
    }

    @Test
    void who_was_opened_before_all_of_them_is_judged_by_the_first_in_force() {
        assertThat(judging(Instant.EPOCH, null)).isEqualTo(1);
    }

    @Test
    void the_terms_say_the_same() {
        assertThat(versions.terms().stream().map(term -> term.judge().version()))
                .containsExactly(1, 3);
        assertThat(versions.terms().stream().map(Term::since)).containsExactly(null, MARCH);
        assertThat(versions.terms().stream().map(Term::until)).containsExactly(MARCH, null);
    }
}

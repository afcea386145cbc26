package dev.engagement.reporting.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.JudgingOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierPeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // March, in which the clocks change, against February.
        "BEFORE, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z, 2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "YEAR, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z, 2025-02-28T23:00:00Z, 2025-03-31T22:00:00Z",
        // A quarter against three whole months.
        "BEFORE, 2026-03-31T22:00:00Z, 2026-06-30T22:00:00Z, 2025-12-31T23:00:00Z, 2026-03-31T22:00:00Z",
        // A day of 23 hours against one of 24.
        "BEFORE, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 2026-03-27T23:00:00Z, 2026-03-28T23:00:00Z",
        // The last day of a long February against a day.
        "YEAR, 2024-02-28T23:00:00Z, 2024-02-29T23:00:00Z, 2023-02-27T23:00:00Z, 2023-02-28T23:00:00Z",
        // No whole days: as long.
        "BEFORE, 2026-03-10T10:00:00Z, 2026-03-10T11:30:00Z, 2026-03-10T08:30:00Z, 2026-03-10T10:00:00Z"
    })
    void whole_months_are_compared_with_whole_months_and_days_with_days(
            EarlierPeriod earlier, Instant from, Instant to, Instant begin, Instant end) {
        Cohort cohort = new Cohort(
                from,
                to,
                Map.of(),
                AsOf.of(null, null, to),
                JudgingOrder.of(new CharterVersions(List.of()), List.of()));

        Cohort before = earlier.of(cohort, BERLIN);

        assertThat(before.from()).isEqualTo(begin);
        assertThat(before.to()).isEqualTo(end);
    }
}

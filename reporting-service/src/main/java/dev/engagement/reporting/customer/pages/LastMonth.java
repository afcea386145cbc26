package dev.engagement.reporting.customer.pages;

import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.scorecards.Scorecards;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The requests in a scope that were opened in the last whole month, and their figures.
 *
 * @param cohort the requests
 */
record LastMonth(YearMonth month, Cohort cohort, Group group) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static LastMonth of(ReaderScope scope, Instant at, ZoneId zone, JudgingOrder charters, Scorecards scorecards) {
        YearMonth month = YearMonth.from(at.atZone(zone)).minusMonths(1);
        Cohort cohort = new Cohort(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                scope,
                Map.of(),
                AsOf.now(at),
                charters);
        return new LastMonth(
                month,
                cohort,
                Objects.requireNonNull(scorecards.of(cohort, List.of()).groups().get(List.of())));
    }

    /** Returns the month as a sentence begins, as in "In October 2026 ". */
    String in() {
        return "In " + MONTH.format(month) + " ";
    }
}

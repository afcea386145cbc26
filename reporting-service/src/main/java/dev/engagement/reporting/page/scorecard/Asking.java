package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.report.Weighing;
import dev.engagement.reporting.scorecards.EarlierPeriod;
import dev.engagement.reporting.scorecards.Question;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A view's question, as the scorecard's own operation reads it.
 *
 * @param weighing how often each request counts
 * @param before the same requests of the period that it is compared with
 * @param zone decides days and months
 */
public record Asking(
        Question question, Weighing weighing, Period period, EarlierPeriod earlier, Cohort before, ZoneId zone) {
    /** Returns the period that it is compared with: "the month before". */
    String than() {
        return earlier == EarlierPeriod.BEFORE || period.length().equals("year")
                ? "the " + period.length() + " before"
                : "the same " + period.length() + " a year before";
    }

    /** Returns the period as a sentence begins: "In October 2026". */
    public String says() {
        return period.says();
    }

    /** Returns the name of the period: "October 2026". */
    String name() {
        return Period.name(period.from(), period.to(), zone);
    }

    /** Returns the name of the period that it is compared with: "September 2026". */
    String thanName() {
        return Period.name(Objects.requireNonNull(before.from()), Objects.requireNonNull(before.to()), zone);
    }
}

package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.scorecards.EarlierPeriod;
import dev.engagement.reporting.scorecards.Question;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A view's question, as the scorecard's own operation reads it.
 *
 * @param before the same requests of the period that it is compared with
 */
record Asking(Question question, Period period, EarlierPeriod earlier, Cohort before) {
    /** Returns the period that it is compared with: "the month before". */
    String than() {
        return earlier == EarlierPeriod.BEFORE || period.length().equals("year")
                ? "the " + period.length() + " before"
                : "the same " + period.length() + " a year before";
    }

    /** Returns the same with dates: "September 2026". */
    String thanName(ZoneId zone) {
        return Period.name(Objects.requireNonNull(before.from()), Objects.requireNonNull(before.to()), zone);
    }
}

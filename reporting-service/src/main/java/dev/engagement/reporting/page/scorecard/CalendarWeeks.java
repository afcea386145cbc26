package dev.engagement.reporting.page.scorecard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Calendar weeks of a zone, from Monday, numbered from 0.
 *
 * @param first the Monday of week 0
 */
record CalendarWeeks(LocalDate first, ZoneId zone) {
    /** Returns weeks of which the first one contains that instant. */
    static CalendarWeeks from(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return new CalendarWeeks(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
    }

    /** Returns the number of the week with that instant; negative before the first one. */
    long number(Instant instant) {
        return Math.floorDiv(ChronoUnit.DAYS.between(first, instant.atZone(zone).toLocalDate()), 7L);
    }

    LocalDate monday(long number) {
        return first.plusWeeks(number);
    }

    Instant start(long number) {
        return monday(number).atStartOfDay(zone).toInstant();
    }
}

package dev.engagement.reporting.calendar;

import dev.engagement.events.Charter;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Working hours, less holidays, on a wall clock without daylight saving. Tells in constant time how much working time lies before a moment.
 * Moments are seconds since 1970 on that wall clock.
 */
final class WallClock {
    static final long DAY = 24 * 60 * 60;
    private static final int WEEK = 7;

    /** 1970-01-01 was a Thursday; weeks begin on Mondays. */
    private static final long MONDAY_BEFORE = -3;

    private final long[][] from = new long[WEEK][];
    private final long[][] to = new long[WEEK][];

    /** Working time that begins before each day of a week; the last element is that of the whole week. */
    private final long[] before = new long[WEEK + 1];

    private final long[] holidays;

    /** Working time that each holiday, together with all earlier ones, takes away. */
    private final long[] lost;

    WallClock(Charter.WeeklyHours hours, List<LocalDate> holidays) {
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Charter.DailySpan> spans = hours.always()
                    ? List.of(new Charter.DailySpan(0, 24 * 60))
                    : hours.spans().getOrDefault(day, List.of());
            int of = day.ordinal();
            from[of] = spans.stream().mapToLong(span -> span.from() * 60L).toArray();
            to[of] = spans.stream()
                    .mapToLong(span -> (span.from() + span.minutes()) * 60L)
                    .toArray();
            before[of + 1] = before[of]
                    + spans.stream().mapToLong(span -> span.minutes() * 60L).sum();
        }
        this.holidays =
                holidays.stream().mapToLong(LocalDate::toEpochDay).sorted().toArray();
        this.lost = new long[holidays.size() + 1];
        for (int i = 0; i < this.holidays.length; i++) {
            int day = weekday(this.holidays[i]);
            lost[i + 1] = lost[i] + before[day + 1] - before[day];
        }
    }

    private static int weekday(long day) {
        return (int) Math.floorMod(day - MONDAY_BEFORE, (long) WEEK);
    }

    /** Working time in a week without holidays, in seconds. */
    long week() {
        return before[WEEK];
    }

    /** Returns the seconds of working time before a moment, counted from a fixed moment in the past; below zero before that. */
    long worked(long moment) {
        long day = Math.floorDiv(moment, DAY);
        // A span that began the evening before may still run.
        return begunBefore(day - 1) + worked(day - 1, moment) + worked(day, moment);
    }

    /** Returns the length of all spans that begin before a day. */
    private long begunBefore(long day) {
        int found = Arrays.binarySearch(holidays, day);
        return Math.floorDiv(day - MONDAY_BEFORE, (long) WEEK) * before[WEEK]
                + before[weekday(day)]
                - lost[found < 0 ? -found - 1 : found];
    }

    /** Returns the part before a moment of the spans that begin on a day. */
    private long worked(long day, long moment) {
        if (Arrays.binarySearch(holidays, day) >= 0) {
            return 0;
        }
        int of = weekday(day);
        long sinceMidnight = moment - day * DAY;
        long sum = 0;
        for (int i = 0; i < from[of].length; i++) {
            sum += Math.max(0, Math.min(sinceMidnight, to[of][i]) - from[of][i]);
        }
        return sum;
    }
}

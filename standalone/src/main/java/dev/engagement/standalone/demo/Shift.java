package dev.engagement.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours in which a team works. */
@FunctionalInterface
interface Shift {
    ZoneId ZONE = ZoneId.of("Europe/Berlin");
    LocalTime OPENS = LocalTime.of(8, 0);
    LocalTime CLOSES = LocalTime.of(18, 0);

    Shift ROUND_THE_CLOCK = Instant::plus;
    Shift OFFICE_HOURS = Shift::inOfficeHours;

    /** Returns the instant at which that much work is done. */
    Instant after(Instant start, Duration work);

    private static Instant inOfficeHours(Instant start, Duration work) {
        ZonedDateTime at = start.atZone(ZONE);
        Duration left = work;
        while (true) {
            ZonedDateTime closes = at.with(CLOSES);
            if (isOff(at) || !at.isBefore(closes)) {
                at = at.plusDays(1).with(OPENS);
                continue;
            }
            ZonedDateTime from = at.isBefore(at.with(OPENS)) ? at.with(OPENS) : at;
            Duration today = Duration.between(from, closes);
            if (left.compareTo(today) < 0) {
                return from.plus(left).toInstant();
            }
            left = left.minus(today);
            at = at.plusDays(1).with(OPENS);
        }
    }

    private static boolean isOff(ZonedDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

package dev.engagement.reporting.calendar;

import dev.engagement.events.Charter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Working hours by weekday in a time zone, less holidays. A holiday has no working hours: no span starts on it, while
 * one that started the evening before runs out. A wall-clock time that the spring change skips is the instant of the
 * change; one that comes twice in autumn is the first of the two.
 */
final class WorkingHours implements ServiceHours {
    /** Past this, nobody is open any more: the search for a later instant has to end somewhere. */
    private static final int LAST_YEAR = 9999;

    private final ZoneId zone;
    private final Charter.Hours hours;
    private final Set<LocalDate> holidays;
    private final Map<Integer, Year> years = new ConcurrentHashMap<>();

    WorkingHours(Charter charter) {
        this.zone = charter.zone();
        this.hours = charter.hours();
        this.holidays = new HashSet<>(charter.holidays().dates());
    }

    /** The open spans that start in one year, and how much open time lies before each of them in that year. */
    private record Year(List<Span> open, List<Duration> before, Duration whole) {
        /** Index of the last span that starts at or before that instant, or -1. */
        int lastStarting(Instant instant) {
            int low = 0;
            int high = open.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (open.get(middle).from().isAfter(instant)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low - 1;
        }

        Duration until(Instant instant) {
            int last = lastStarting(instant);
            if (last < 0) {
                return Duration.ZERO;
            }
            Span span = open.get(last);
            Instant end = instant.isBefore(span.to()) ? instant : span.to();
            return before.get(last).plus(Duration.between(span.from(), end));
        }

        /** The first instant at which that much, at most the whole, has passed since the year began. */
        Instant at(Duration service) {
            int low = 0;
            int high = before.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (before.get(middle).compareTo(service) < 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return open.get(low).from().plus(service.minus(before.get(low)));
        }
    }

    @Override
    public Duration between(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        // A span of New Year's Eve may run into the year of either instant, so each year is asked about both.
        int first = yearOf(from) - 1;
        int last = yearOf(to);
        Duration sum = Duration.ZERO;
        for (int number = first; number <= last; number++) {
            Year year = year(number);
            sum = sum.plus(year.until(to)).minus(year.until(from));
        }
        return sum;
    }

    @Override
    public Instant after(Instant from, Duration service) {
        if (service.isZero()) {
            return from;
        }
        Duration left = service;
        for (int number = yearOf(from) - 1; number <= LAST_YEAR; number++) {
            Year year = year(number);
            Duration passed = year.until(from);
            Duration available = year.whole().minus(passed);
            if (available.compareTo(left) >= 0) {
                return year.at(passed.plus(left));
            }
            left = left.minus(available);
        }
        throw new IllegalArgumentException("no working hours are left for " + service + " after " + from);
    }

    private int yearOf(Instant instant) {
        return instant.atZone(zone).getYear();
    }

    private Year year(int number) {
        return years.computeIfAbsent(number, this::build);
    }

    private Year build(int number) {
        List<Span> spans = new ArrayList<>();
        LocalDate next = LocalDate.of(number + 1, 1, 1);
        for (LocalDate day = LocalDate.of(number, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                addSpans(day, spans);
            }
        }
        List<Span> open = Spans.of(spans).list();
        Duration sum = Duration.ZERO;
        List<Duration> before = new ArrayList<>(open.size());
        for (Span span : open) {
            before.add(sum);
            sum = sum.plus(Duration.between(span.from(), span.to()));
        }
        return new Year(open, before, sum);
    }

    private void addSpans(LocalDate day, List<Span> spans) {
        if (hours.always()) {
            spans.add(new Span(
                    instant(day.atStartOfDay()), instant(day.plusDays(1).atStartOfDay())));
            return;
        }
        for (Charter.Span span : hours.spans().getOrDefault(day.getDayOfWeek(), List.of())) {
            LocalDate end = span.to() > span.from() ? day : day.plusDays(1);
            spans.add(new Span(instant(at(day, span.from())), instant(at(end, span.to()))));
        }
    }

    private static LocalDateTime at(LocalDate day, int minuteOfDay) {
        return day.atTime(LocalTime.MIN).plusMinutes(minuteOfDay);
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(zone.getRules().getValidOffsets(local).getFirst());
    }
}

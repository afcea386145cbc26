package dev.engagement.reporting.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A length of time on both clocks.
 *
 * @param elapsed by the wall clock
 * @param service the part of it inside the charter's working hours; never longer than {@code elapsed}
 */
public record Time(Duration elapsed, Duration service) {
    public static final Time ZERO = new Time(Duration.ZERO, Duration.ZERO);

    /** Returns the time from one instant to another; zero if {@code to} is not later. */
    public static Time between(Instant from, Instant to, ServiceHours hours) {
        if (!to.isAfter(from)) {
            return ZERO;
        }
        Duration elapsed = Duration.between(from, to);
        return new Time(elapsed, hours == AlwaysOpen.INSTANCE ? elapsed : hours.between(from, to));
    }

    public Time plus(Time other) {
        return new Time(elapsed.plus(other.elapsed), service.plus(other.service));
    }

    public Time minus(Time other) {
        return new Time(elapsed.minus(other.elapsed), service.minus(other.service));
    }

    /** Returns an equal share of the time, to the nanosecond. */
    public Time dividedBy(int parts) {
        return new Time(elapsed.dividedBy(parts), service.dividedBy(parts));
    }
}

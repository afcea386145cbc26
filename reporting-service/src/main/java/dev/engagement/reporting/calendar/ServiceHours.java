package dev.engagement.reporting.calendar;

import dev.engagement.events.Charter;
import java.time.Duration;
import java.time.Instant;

/** A charter's service clock, the second of the two clocks. */
public interface ServiceHours {
    /** Returns the service time from {@code from} to {@code to}; zero if {@code to} is not later. */
    Duration between(Instant from, Instant to);

    /**
     * Returns the first instant at which that much service time has passed since {@code from}; {@code from} itself for none.
     *
     * @param service zero or longer
     */
    Instant after(Instant from, Duration service);

    /** Returns hours that never end: the wall clock. */
    static ServiceHours always() {
        return AlwaysOpen.INSTANCE;
    }

    /** Returns the service hours of a charter. */
    static ServiceHours of(Charter charter) {
        boolean always = charter.hours().always() && charter.holidays().dates().isEmpty();
        return always ? AlwaysOpen.INSTANCE : new WorkingHours(charter);
    }
}

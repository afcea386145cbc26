package dev.engagement.reporting.calendar;

import dev.engagement.events.Charter;
import java.time.Duration;
import java.time.Instant;

/** When a charter's clock runs: the second of the two clocks, beside the wall clock. */
public interface ServiceHours {
    /** Service time from {@code from} to {@code to}; zero where {@code to} is not later. */
    Duration between(Instant from, Instant to);

    /**
     * The first instant at which that much service time has passed since {@code from}; {@code from} itself for none.
     *
     * @param service zero or longer
     */
    Instant after(Instant from, Duration service);

    /** The hours of a charter. */
    static ServiceHours of(Charter charter) {
        boolean always = charter.hours().always() && charter.holidays().dates().isEmpty();
        return always ? AlwaysOpen.INSTANCE : new WorkingHours(charter);
    }
}

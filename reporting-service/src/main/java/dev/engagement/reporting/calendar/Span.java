package dev.engagement.reporting.calendar;

import java.time.Instant;

/** A span of time from {@code from} up to and not including {@code to}; empty if {@code to} is not later. */
public record Span(Instant from, Instant to) {
    public boolean isEmpty() {
        return !to.isAfter(from);
    }

    /** Returns the part that both spans share; it may be empty. */
    public Span within(Span other) {
        return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}

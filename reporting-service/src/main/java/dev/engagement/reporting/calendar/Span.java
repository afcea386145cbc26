package dev.engagement.reporting.calendar;

import java.time.Instant;

/** From {@code from} up to and not including {@code to}; empty where {@code to} is not later. */
public record Span(Instant from, Instant to) {
    public boolean isEmpty() {
        return !to.isAfter(from);
    }

    /** What both have in common, perhaps nothing. */
    public Span within(Span other) {
        return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}

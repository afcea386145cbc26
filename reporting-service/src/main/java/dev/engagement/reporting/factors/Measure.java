package dev.engagement.reporting.factors;

import java.util.List;

/** A question about one request, answered from that request's story alone. */
public interface Measure {
    /** The name in the contract and the charter, as in {@code time-to-engage}. */
    String name();

    Unit unit();

    Reading read(Course course);

    /** Returns the readings that statistics count: the reading itself, or one for each commitment. */
    default List<Reading> each(Course course) {
        return List.of(course.read(this));
    }

    /**
     * Returns whether statistics also count requests that still wait: for every time up to an event, and for whatever else only grows until
     * that event.
     */
    default boolean countsWaiting() {
        return name().startsWith("time-to-");
    }
}

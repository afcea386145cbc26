package dev.engagement.reporting.factors;

import java.util.List;

/** One question about one request, answered from that request's story alone. */
public interface Measure {
    /** As contract and charter call it, as in {@code time-to-engage}. */
    String name();

    Unit unit();

    Reading read(Course course);

    /** What statistics count: the reading itself, or, of a measure of commitments, one for each of those. */
    default List<Reading> each(Course course) {
        return List.of(course.read(this));
    }

    /** Whether people who still wait belong into its statistics too: the measures of a wait that ends. */
    default boolean isWait() {
        return name().startsWith("time-to-");
    }
}

package dev.engagement.reporting.factors;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests opened in a span of time, perhaps only some of them.
 *
 * @param from the first instant; null: since ever
 * @param to the first instant that is too late; null: none is
 * @param where the values wanted of a dimension; the empty string stands for unknown
 * @param charters which judge its requests; all known as of then
 */
public record Cohort(
        @Nullable Instant from,
        @Nullable Instant to,
        Map<Dimension, Set<String>> where,
        AsOf asOf,
        CharterVersions charters) {

    /** Whether a request belongs to it. */
    public boolean includes(Course course) {
        if (!spans(course)) {
            return false;
        }
        Map<Dimension, String> dimensions = course.dimensions();
        return where.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().contains(dimensions.getOrDefault(wanted.getKey(), "")));
    }

    /** Whether a request was opened in its time, whatever it is. */
    public boolean spans(Course course) {
        Instant opened = course.openedAt();
        return (from == null || !opened.isBefore(from)) && (to == null || opened.isBefore(to));
    }
}

package dev.engagement.reporting.factors;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests opened in a span of time, possibly filtered.
 *
 * @param from the first instant; null: no lower bound
 * @param to the first instant that is too late; null: no upper bound
 * @param where the accepted values of a dimension; the empty string stands for unknown
 * @param charters which version judges each of its requests; all of them were known as of then
 */
public record Cohort(
        @Nullable Instant from,
        @Nullable Instant to,
        Map<Dimension, Set<String>> where,
        AsOf asOf,
        JudgingOrder charters) {

    /** Returns the cohort without its filters. */
    public Cohort whole() {
        return new Cohort(from, to, Map.of(), asOf, charters);
    }

    /** Returns the dimensions that are the same for all its requests, since the filters leave one value. */
    public Map<Dimension, String> common() {
        Map<Dimension, String> common = new EnumMap<>(Dimension.class);
        where.forEach((dimension, words) -> {
            String word = words.iterator().next();
            if (words.size() == 1 && !word.isEmpty()) {
                common.put(dimension, word);
            }
        });
        return common;
    }

    /** Returns the latest version that judges requests with the common dimensions. */
    public Judge latestJudge() {
        return charters.judging(Instant.MAX, common()).at(common().get(Dimension.SERVICE));
    }

    /** Returns whether a request belongs to the cohort. */
    public boolean includes(Course course) {
        if (!spans(course)) {
            return false;
        }
        Map<Dimension, String> dimensions = course.dimensions();
        return where.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().contains(dimensions.getOrDefault(wanted.getKey(), "")));
    }

    /** Returns whether a request was opened in the cohort's span, regardless of its dimensions. */
    public boolean spans(Course course) {
        Instant opened = course.openedAt();
        return (from == null || !opened.isBefore(from)) && (to == null || opened.isBefore(to));
    }
}

package dev.engagement.reporting.factors;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests opened in a span of time, possibly filtered.
 *
 * @param from the first instant; null: no lower bound
 * @param to the first instant that is too late; null: no upper bound
 * @param scope what its reader may know of
 * @param where the accepted values of a dimension; the empty string stands for unknown
 * @param charters which version judges each of its requests; all of them were known as of then
 */
public record Cohort(
        @Nullable Instant from,
        @Nullable Instant to,
        ReaderScope scope,
        Map<Dimension, Set<String>> where,
        AsOf asOf,
        JudgingOrder charters) {
    /** Creates a cohort for a reader who may know of all requests. */
    public Cohort(
            @Nullable Instant from,
            @Nullable Instant to,
            Map<Dimension, Set<String>> where,
            AsOf asOf,
            JudgingOrder charters) {
        this(from, to, ReaderScope.ALL, where, asOf, charters);
    }

    /** Returns the cohort without its filters. */
    public Cohort whole() {
        return new Cohort(from, to, scope, Map.of(), asOf, charters);
    }

    /** Returns the same cohort of another span. */
    public Cohort during(Instant begin, Instant end) {
        return new Cohort(begin, end, scope, where, asOf, charters);
    }

    /** Returns whether it leaves out any request of its span. */
    public boolean isNarrow() {
        return !where.isEmpty() || !scope.isAll();
    }

    /** Returns the dimensions that are the same for all its requests, since the filters leave one value. */
    public Map<Dimension, String> common() {
        Map<Dimension, String> common = ReaderScope.common(scope.where());
        common.putAll(ReaderScope.common(where));
        return common;
    }

    /** Returns the latest version that judges requests with the common dimensions. */
    public Judge latestJudge() {
        return charters.judging(Instant.MAX, common()).at(common().get(Dimension.SERVICE));
    }

    /** Returns whether a request belongs to the cohort. */
    public boolean includes(Course course) {
        return spans(course) && accepts(course.dimensions(), course.customer());
    }

    /** Returns whether its filters and its scope accept a request with those dimensions, whoever asked for it. */
    public boolean accepts(Map<Dimension, String> dimensions, @Nullable String requester) {
        return scope.includes(dimensions, requester) && ReaderScope.accepts(where, dimensions);
    }

    /** Returns whether a request was opened in the cohort's span, regardless of its dimensions. */
    public boolean spans(Course course) {
        Instant opened = course.openedAt();
        return (from == null || !opened.isBefore(from)) && (to == null || opened.isBefore(to));
    }
}

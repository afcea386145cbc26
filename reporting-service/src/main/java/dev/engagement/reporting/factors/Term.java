package dev.engagement.reporting.factors;

import dev.engagement.events.Scope;
import dev.engagement.events.ScopeDimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a charter version is in force.
 *
 * @param since the first opening that it judges; null: no lower bound
 * @param until the first opening that is too late; null: no upper bound
 */
public record Term(@Nullable Instant since, @Nullable Instant until, Judge judge) {
    /** Returns a term without bounds in which a version judges the requests of its scope. */
    public static Term always(Judge judge) {
        return new Term(null, null, judge);
    }

    /** Returns the requests that the version judges. */
    public Scope scope() {
        return judge.charter().pact().scope();
    }

    /** Returns the accepted values by the dimensions of requests; a dimension that is missing accepts all. */
    public List<Map.Entry<Dimension, List<String>>> accepted() {
        return scope().accepted().entrySet().stream()
                .map(named -> Map.entry(dimension(named.getKey()), named.getValue()))
                .toList();
    }

    /** Returns the dimension of requests of that name; each dimension of a scope is one of theirs. */
    private static Dimension dimension(ScopeDimension named) {
        return Dimension.valueOf(named.name());
    }

    boolean claims(Instant openedAt, Map<Dimension, String> said) {
        return (since == null || !openedAt.isBefore(since))
                && (until == null || openedAt.isBefore(until))
                && scope().matches(named -> said.get(dimension(named)));
    }
}

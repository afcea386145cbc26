package dev.engagement.events;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a charter judges: its {@code for}. A request must have one of the accepted values in every dimension that is named.
 *
 * @param accepted the values by dimension; empty: every request
 */
public record Scope(Map<ScopeDimension, List<String>> accepted) {
    public static final Scope ALL = new Scope(Map.of());

    /** Puts the scope that wins first: the one that names more dimensions, then the one that names a weightier dimension. */
    public static final Comparator<Scope> WINNER_FIRST = Scope::compare;

    public Scope {
        accepted = copy(accepted);
    }

    private static Map<ScopeDimension, List<String>> copy(Map<ScopeDimension, List<String>> given) {
        Map<ScopeDimension, List<String>> copy = new EnumMap<>(ScopeDimension.class);
        given.forEach((dimension, values) -> {
            String field = "for." + dimension.word();
            if (values.isEmpty()) {
                throw new InvalidField(field, "must name one value at least");
            }
            copy.put(dimension, Require.distinct(field, values));
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Returns whether this is the scope of every request. */
    public boolean isAll() {
        return accepted.isEmpty();
    }

    /** Returns whether a request belongs here, whose value in each dimension is given; null: it has none. */
    public boolean matches(Function<ScopeDimension, @Nullable String> said) {
        for (Map.Entry<ScopeDimension, List<String>> named : accepted.entrySet()) {
            String value = said.apply(named.getKey());
            if (value == null || !named.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a request may belong to both scopes. */
    public boolean overlaps(Scope other) {
        return accepted.entrySet().stream()
                .allMatch(named -> !other.accepted.containsKey(named.getKey())
                        || !Collections.disjoint(
                                named.getValue(), other.accepted.getOrDefault(named.getKey(), List.of())));
    }

    private static int compare(Scope one, Scope other) {
        int order = Integer.compare(other.accepted.size(), one.accepted.size());
        for (ScopeDimension dimension : ScopeDimension.values()) {
            if (order == 0) {
                order = Boolean.compare(other.accepted.containsKey(dimension), one.accepted.containsKey(dimension));
            }
        }
        return order;
    }
}

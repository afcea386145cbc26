package dev.engagement.reporting.factors;

import dev.engagement.events.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a reader may know of. Filters narrow it down, and nothing drops it.
 *
 * @param where the accepted values of a dimension
 * @param requester the reference of the one customer whose requests they are; null: any customer
 */
public record ReaderScope(
        Map<Dimension, Set<String>> where, @Nullable String requester) {
    public static final ReaderScope ALL = new ReaderScope(Map.of(), null);

    /** Returns whether it leaves nothing out. */
    public boolean isAll() {
        return where.isEmpty() && requester == null;
    }

    public boolean includes(Course course) {
        return includes(course.dimensions(), course.customer());
    }

    /** Returns whether it includes a request with those dimensions that such a requester asked for. */
    public boolean includes(Map<Dimension, String> dimensions, @Nullable String by) {
        return (requester == null || requester.equals(by)) && accepts(where, dimensions);
    }

    /** Returns whether a charter may judge any of these requests. */
    public boolean touches(Scope charter) {
        return charter.accepted().entrySet().stream().allMatch(named -> {
            Set<String> mine =
                    Dimension.named(named.getKey().word()).map(where::get).orElse(null);
            return mine == null || named.getValue().stream().anyMatch(mine::contains);
        });
    }

    /** Returns whether the values are accepted; the empty string stands for unknown. */
    static boolean accepts(Map<Dimension, Set<String>> where, Map<Dimension, String> dimensions) {
        return where.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().contains(dimensions.getOrDefault(wanted.getKey(), "")));
    }

    /** Returns the dimensions that are the same for all requests, since one value is accepted. */
    static Map<Dimension, String> common(Map<Dimension, Set<String>> where) {
        Map<Dimension, String> common = new EnumMap<>(Dimension.class);
        where.forEach((dimension, words) -> {
            String word = words.iterator().next();
            if (words.size() == 1 && !word.isEmpty()) {
                common.put(dimension, word);
            }
        });
        return common;
    }
}

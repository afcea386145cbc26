package dev.engagement.documents.keys;

import dev.engagement.documents.RequestDimensions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The requests that a key is bound to.
 *
 * @param where the accepted values by the name of a dimension; all of them must match
 * @param mine whether links to all open requests of a requester may be handed out as well
 */
public record KeyScope(Map<String, Set<String>> where, boolean mine) {
    /** The dimension that a key of the role {@code links} is bound by. */
    public static final String SOURCE = "source";

    public KeyScope {
        if (where.isEmpty() || where.values().stream().anyMatch(values -> values.isEmpty() || values.contains(""))) {
            throw new IllegalArgumentException("\"where\" must name at least one value, as in business-unit:sales");
        }
        for (String dimension : where.keySet()) {
            if (!RequestDimensions.NAMES.contains(dimension)) {
                throw new IllegalArgumentException("\"where\" names \"" + dimension + "\", which is not one of "
                        + String.join(", ", RequestDimensions.NAMES));
            }
        }
        where = Map.copyOf(where);
    }

    /** Reads words such as {@code business-unit:sales}; values of one dimension add up, several dimensions narrow down. */
    public static KeyScope of(Collection<String> words) {
        Map<String, Set<String>> where = new TreeMap<>();
        for (String word : words) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("\"where\" must be dimension:value, as in business-unit:sales");
            }
            where.computeIfAbsent(word.substring(0, colon).strip(), any -> new TreeSet<>())
                    .add(word.substring(colon + 1).strip());
        }
        return new KeyScope(where, false);
    }

    /** Returns the words that it can be read from, in order. */
    public List<String> words() {
        return new TreeMap<>(where)
                .entrySet().stream()
                        .flatMap(one -> one.getValue().stream().sorted().map(value -> one.getKey() + ":" + value))
                        .toList();
    }
}

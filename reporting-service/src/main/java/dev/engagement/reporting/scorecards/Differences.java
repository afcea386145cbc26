package dev.engagement.reporting.scorecards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the figures that differ between two scorecards' answers. */
public final class Differences {
    private Differences() {}

    /**
     * Compares two scorecards that are split alike. Returns the group's key, the measure, the figure as in {@code service.p90}, and the
     * pair; null where one of the two has no such figure. A figure counted outside the measures has no measure.
     *
     * @param one the name of the first one's figure in the pair
     * @param other the name of the second one's figure
     */
    public static List<Map<String, @Nullable Object>> between(
            List<? extends Map<String, ?>> first, List<? extends Map<String, ?>> second, String one, String other) {
        Map<Object, Map<String, ?>> groups = byKey(first);
        Map<Object, Map<String, ?>> others = byKey(second);
        Set<Object> keys = new LinkedHashSet<>(groups.keySet());
        keys.addAll(others.keySet());
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        for (Object key : keys) {
            Map<String, @Nullable Object> left = flat(groups.get(key));
            Map<String, @Nullable Object> right = flat(others.get(key));
            Set<String> paths = new TreeSet<>(left.keySet());
            paths.addAll(right.keySet());
            for (String path : paths) {
                if (!Objects.equals(left.get(path), right.get(path))) {
                    Map<String, @Nullable Object> difference = named(key, path);
                    difference.put(one, left.get(path));
                    difference.put(other, right.get(path));
                    differences.add(difference);
                }
            }
        }
        return differences;
    }

    private static Map<Object, Map<String, ?>> byKey(List<? extends Map<String, ?>> groups) {
        Map<Object, Map<String, ?>> byKey = new LinkedHashMap<>();
        groups.forEach(group -> byKey.put(Objects.requireNonNull(group.get("key")), group));
        return byKey;
    }

    /** Returns a difference by its path: a count's name, or {@code measures}, a measure and its figure. */
    private static Map<String, @Nullable Object> named(Object key, String path) {
        Map<String, @Nullable Object> difference = new LinkedHashMap<>();
        difference.put("key", key);
        String[] parts = path.split("[.]", 3);
        if (parts.length == 3) {
            difference.put("measure", parts[1]);
        }
        difference.put("figure", parts[parts.length - 1]);
        return difference;
    }

    private static Map<String, @Nullable Object> flat(@Nullable Map<String, ?> group) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        flatten("", group == null ? Map.of() : group, flat);
        flat.keySet().removeIf(path -> path.startsWith("key."));
        return flat;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, @Nullable Object> flat) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> flatten(path.isEmpty() ? name + "" : path + "." + name, member, flat));
        } else {
            flat.put(path, value);
        }
    }
}

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
import tools.jackson.databind.JsonNode;

/** Finds the figures that differ between two scorecards' answers, which another edition of this program may have written. */
public final class Differences {
    private Differences() {}

    /** Compares the groups of two scorecards that are split alike. */
    public static List<FigureDifference> between(Iterable<JsonNode> first, Iterable<JsonNode> second) {
        Map<Map<String, @Nullable String>, JsonNode> groups = byKey(first);
        Map<Map<String, @Nullable String>, JsonNode> others = byKey(second);
        Set<Map<String, @Nullable String>> keys = new LinkedHashSet<>(groups.keySet());
        keys.addAll(others.keySet());
        List<FigureDifference> differences = new ArrayList<>();
        for (Map<String, @Nullable String> key : keys) {
            Map<String, JsonNode> left = flat(groups.get(key));
            Map<String, JsonNode> right = flat(others.get(key));
            Set<String> paths = new TreeSet<>(left.keySet());
            paths.addAll(right.keySet());
            for (String path : paths) {
                if (!Objects.equals(left.get(path), right.get(path))) {
                    differences.add(difference(key, path, left.get(path), right.get(path)));
                }
            }
        }
        return differences;
    }

    private static Map<Map<String, @Nullable String>, JsonNode> byKey(Iterable<JsonNode> groups) {
        Map<Map<String, @Nullable String>, JsonNode> byKey = new LinkedHashMap<>();
        groups.forEach(group -> {
            Map<String, @Nullable String> key = new LinkedHashMap<>();
            group.path("key")
                    .propertyStream()
                    .forEach(
                            member -> key.put(member.getKey(), member.getValue().stringValue(null)));
            byKey.put(key, group);
        });
        return byKey;
    }

    /** Returns a difference by its path: a count's name, or {@code measures}, a measure and its figure. */
    private static FigureDifference difference(
            Map<String, @Nullable String> key, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        String[] parts = path.split("[.]", 3);
        return new FigureDifference(key, parts.length == 3 ? parts[1] : null, parts[parts.length - 1], before, after);
    }

    /** Returns a group's figures by their paths; a figure that is null is missing. */
    private static Map<String, JsonNode> flat(@Nullable JsonNode group) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        if (group != null) {
            flatten("", group, flat);
        }
        flat.keySet().removeIf(path -> path.startsWith("key."));
        return flat;
    }

    private static void flatten(String path, JsonNode value, Map<String, JsonNode> flat) {
        if (value.isObject()) {
            value.propertyStream()
                    .forEach(member -> flatten(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), flat));
        } else if (!value.isNull()) {
            flat.put(path, value);
        }
    }
}

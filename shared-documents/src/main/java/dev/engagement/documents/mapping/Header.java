package dev.engagement.documents.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file by their names in the mapping.
 *
 * @param names by their places; {@code Comment[2]} is also the second one of the name {@code Comment}, if the mapping asks for that
 * @param fault why the mapping cannot be used with them
 */
record Header(List<List<String>> names, @Nullable String fault) {
    private static final int LONGEST_LIST = 500;

    static Header unreadable(String why) {
        return new Header(List.of(), "is the header, and cannot be read: it " + why);
    }

    static Header of(List<String> columns, Mapping mapping) {
        Set<String> asked = mapping.columns();
        Set<String> written = new HashSet<>(columns);
        Map<String, Integer> times = new HashMap<>();
        List<List<String>> names = new ArrayList<>();
        Set<String> missing = new HashSet<>(asked);
        for (String column : columns) {
            String trimmed = Texts.trimmed(column);
            String name =
                    asked.contains(column) || !asked.contains(trimmed) || written.contains(trimmed) ? column : trimmed;
            String numbered = trimmed + "[" + times.merge(trimmed, 1, Integer::sum) + "]";
            names.add(
                    asked.contains(numbered) && !written.contains(numbered) ? List.of(name, numbered) : List.of(name));
            missing.removeAll(names.getLast());
        }
        return new Header(names, fault(columns, mapping, missing, times));
    }

    private static @Nullable String fault(
            List<String> columns, Mapping mapping, Set<String> missing, Map<String, Integer> times) {
        if (missing.size() == mapping.columns().size()) {
            return "is no header: none of the mapping's columns stands in it; check the separator, which is \""
                    + mapping.separator() + "\", and the names, as in "
                    + Texts.list(mapping.request().columns().limit(1).toList());
        }
        if (!missing.isEmpty()) {
            return "is the header, and lacks " + Texts.list(missing) + ", which the mapping names: there are "
                    + Texts.shortened(String.join(", ", columns), LONGEST_LIST);
        }
        return mapping.columns().stream()
                .filter(column -> times.getOrDefault(column, 1) > 1)
                .sorted()
                .findFirst()
                .map(column -> "is the header, and has \"" + column + "\" " + times.get(column)
                        + " times: the mapping must say which one, as in \"" + column + "[1]\"")
                .orElse(null);
    }

    int size() {
        return names.size();
    }
}

package dev.engagement.reporting.report.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The figures of two scorecards' answers that are not the same. */
final class Differences {
    private Differences() {}

    /** Of two scorecards that are not split: measure, figure as in {@code service.p90}, and the pair. */
    static List<Map<String, @Nullable Object>> between(List<Map<String, Object>> now, List<Map<String, Object>> draft) {
        Map<?, ?> measuresNow =
                (Map<?, ?>) Objects.requireNonNull(now.getFirst().get("measures"));
        Map<?, ?> measuresDraft =
                (Map<?, ?>) Objects.requireNonNull(draft.getFirst().get("measures"));
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        measuresNow.forEach((measure, figures) -> {
            Map<String, @Nullable Object> one = flat(figures);
            Map<String, @Nullable Object> other = flat(measuresDraft.get(measure));
            TreeSet<String> names = new TreeSet<>(one.keySet());
            names.addAll(other.keySet());
            for (String name : names) {
                if (!Objects.equals(one.get(name), other.get(name))) {
                    Map<String, @Nullable Object> difference = new LinkedHashMap<>();
                    difference.put("measure", measure);
                    difference.put("figure", name);
                    difference.put("now", one.get(name));
                    difference.put("draft", other.get(name));
                    differences.add(difference);
                }
            }
        });
        return differences;
    }

    private static Map<String, @Nullable Object> flat(@Nullable Object figures) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        flatten("", figures, flat);
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

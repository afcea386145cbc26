package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object of a mapping's YAML, read field by field; a field that is never read is a mistake. */
final class Fields {
    private final String path;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Fields(String path, @Nullable Object value) {
        this.path = path;
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidField(path, value == null ? "is required" : "must be an object");
        }
        map.forEach((key, inner) -> values.put(String.valueOf(key), inner));
    }

    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    @Nullable
    Object value(String field) {
        asked.add(field);
        return values.get(field);
    }

    @Nullable
    String text(String field) {
        return value(field) == null ? null : text(at(field), value(field));
    }

    String required(String field) {
        return text(at(field), value(field));
    }

    @Nullable
    Boolean truth(String field) {
        return switch (value(field)) {
            case null -> null;
            case Boolean truth -> truth;
            default -> throw new InvalidField(at(field), "must be true or false");
        };
    }

    /** Returns one text, or a list of texts. */
    List<String> texts(String field) {
        return texts(at(field), value(field));
    }

    static List<String> texts(String path, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(one -> texts.add(text(path, one)));
            default -> texts.add(text(path, value));
        }
        return texts;
    }

    /** Returns the members of an object whose keys the writer chose; none if it is absent. */
    Map<String, @Nullable Object> members(String field) {
        return value(field) == null ? Map.of() : new Fields(at(field), value(field)).values;
    }

    /** Returns a text; a number or a truth value counts as it is written. */
    private static String text(String path, @Nullable Object value) {
        return switch (value) {
            case null -> throw new InvalidField(path, "is required");
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new InvalidField(path, "must be a text");
        };
    }

    void each(Consumer<String> field) {
        List.copyOf(values.keySet()).forEach(field);
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    /** Refuses fields that have not been read. */
    void end() {
        for (String field : values.keySet()) {
            if (!asked.contains(field)) {
                throw new InvalidField(
                        at(field),
                        "is not known here: there are "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }
}

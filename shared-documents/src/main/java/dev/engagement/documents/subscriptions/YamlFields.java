package dev.engagement.documents.subscriptions;

import dev.engagement.events.InvalidField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a YAML document's fields. Each refusal is an {@link InvalidField}. */
final class YamlFields {
    private YamlFields() {}

    static Map<?, ?> fields(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new InvalidField(field, "must hold fields, each with its value");
    }

    static void requireKnown(Map<?, ?> given, List<String> known) {
        Set<Object> unknown = new HashSet<>(given.keySet());
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidField(
                    unknown.iterator().next() + "", "is unknown; the fields are " + String.join(", ", known));
        }
    }

    static void requireOneOf(String field, String word, List<String> words) {
        if (!words.contains(word)) {
            throw new InvalidField(field, "holds \"" + word + "\", which is not one of " + String.join(", ", words));
        }
    }

    /** Returns a list of words; one alone needs no list. */
    static List<String> words(String field, @Nullable Object value) {
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        if (list.isEmpty() || !list.stream().allMatch(YamlFields::isWord)) {
            throw new InvalidField(field, "must be a word or a list of words");
        }
        return list.stream().map(one -> String.valueOf(one).strip()).toList();
    }

    private static boolean isWord(@Nullable Object value) {
        return value != null
                && !(value instanceof Map)
                && !(value instanceof List)
                && !value.toString().isBlank();
    }

    static @Nullable String text(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!isWord(value)) {
            throw new InvalidField(field, "must be text");
        }
        return value.toString().strip();
    }
}

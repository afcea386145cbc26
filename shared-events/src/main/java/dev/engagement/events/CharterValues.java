package dev.engagement.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a charter document, each by its path. */
final class CharterValues {
    private final boolean strict;

    /** Creates a reader of values; a strict one refuses a field that charters do not have. */
    CharterValues(boolean strict) {
        this.strict = strict;
    }

    /** A reader of one kind of value. */
    interface Cell<T> {
        T read(String path, Object given);
    }

    static Level level(String path, Object given) {
        for (Level level : Level.values()) {
            if (PlainValues.word(level).equals(given)) {
                return level;
            }
        }
        throw new InvalidField(path, "must be one of critical, high, medium, low");
    }

    <T> Map<Level, T> levels(String path, @Nullable Object given, Cell<T> cell) {
        String[] words = Arrays.stream(Level.values()).map(PlainValues::word).toArray(String[]::new);
        Map<Level, T> byLevel = new EnumMap<>(Level.class);
        table(path, given, words).forEach((word, value) -> {
            String name = path + "." + word;
            if (Arrays.asList(words).contains(word)) {
                byLevel.put(level(name, word), cell.read(name, Require.present(name, value)));
            }
        });
        return byLevel;
    }

    static String string(String path, @Nullable Object given) {
        if (Require.present(path, given) instanceof String text) {
            return text;
        }
        throw new InvalidField(path, "must be a string");
    }

    static double number(String path, @Nullable Object given, double otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidField(path, "must be a number");
    }

    static Duration duration(String path, Object given) {
        return PlainValues.duration(path, string(path, given));
    }

    static Duration optionalDuration(String path, @Nullable Object given, Duration otherwise) {
        return given == null ? otherwise : duration(path, given);
    }

    /** Returns an object's members; an absent object has none. */
    Map<String, ?> table(String path, @Nullable Object given, String... allowed) {
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> map)) {
            throw new InvalidField(path, "must be an object with " + String.join(", ", allowed));
        }
        Map<String, ?> members = PlainValues.stringKeys(map);
        refuseUnknown(path, members, allowed);
        return members;
    }

    void refuseUnknown(String path, Map<String, ?> members, String... allowed) {
        for (String name : members.keySet()) {
            if (strict && !Arrays.asList(allowed).contains(name)) {
                throw new InvalidField(
                        path.isEmpty() ? name : path + "." + name,
                        "is unknown: allowed are " + String.join(", ", allowed));
            }
        }
    }

    static <T> List<T> list(String path, @Nullable Object given, Cell<T> item) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list)) {
            throw new InvalidField(path, "must be a list");
        }
        List<T> items = new ArrayList<>();
        for (Object value : list) {
            String name = path + "[" + items.size() + "]";
            items.add(item.read(name, Require.present(name, value)));
        }
        return items;
    }
}

package dev.engagement.events;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values of fields from plain data. Each refusal is an {@link InvalidField}. */
final class PlainValues {
    private PlainValues() {}

    static @Nullable Object value(String field, Class<?> type, @Nullable Object given) {
        if (given == null) {
            if (type == boolean.class) {
                throw new InvalidField(field, "is required");
            }
            return null;
        }
        if (type == String.class) {
            return string(field, given);
        } else if (type == boolean.class || type == Boolean.class) {
            if (given instanceof Boolean truth) {
                return truth;
            }
            throw new InvalidField(field, "must be true or false");
        } else if (Number.class.isAssignableFrom(type)) {
            return number(field, type, given);
        } else if (type == Instant.class) {
            return Timestamps.require(field, string(field, given));
        } else if (type == Duration.class) {
            return duration(field, string(field, given));
        } else if (type.isEnum()) {
            return word(field, type, given);
        } else if (type.isRecord()) {
            return nested(field, type.asSubclass(Record.class), given);
        }
        throw new IllegalStateException("no entry may have a field of " + type);
    }

    private static String string(String field, Object given) {
        if (given instanceof String text) {
            return text;
        }
        throw new InvalidField(field, "must be a string");
    }

    private static Number number(String field, Class<?> type, Object given) {
        if (!(given instanceof Number)) {
            throw new InvalidField(field, "must be a number");
        }
        try {
            BigDecimal number = new BigDecimal(given.toString());
            if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) {
                throw new InvalidField(field, "is a number out of range");
            }
            if (type == Integer.class) {
                return number.intValueExact();
            } else if (type == Long.class) {
                return number.longValueExact();
            }
            return number;
        } catch (NumberFormatException notFinite) {
            throw new InvalidField(field, "must be a finite number");
        } catch (ArithmeticException fractionOrTooLarge) {
            throw new InvalidField(field, "must be a whole number of ordinary size");
        }
    }

    static Duration duration(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new InvalidField(
                    field, "must be an ISO 8601 duration in days, hours, minutes or seconds, as in P1D or PT4H30M");
        }
    }

    private static Object word(String field, Class<?> type, Object given) {
        Object known = constant(type, given);
        if (known != null) {
            return known;
        }
        throw new InvalidField(
                field,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> word((Enum<?>) constant))
                                .collect(Collectors.joining(", ")));
    }

    static @Nullable Object constant(Class<?> type, @Nullable Object given) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(given)) {
                return constant;
            }
        }
        return null;
    }

    static @Nullable List<?> list(String field, Class<?> element, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof List<?> list)) {
            throw new InvalidField(field, "must be a list");
        }
        return element.isRecord() ? records(field, element.asSubclass(Record.class), list) : words(element, list);
    }

    private static List<?> records(String field, Class<? extends Record> type, List<?> given) {
        List<Record> records = new ArrayList<>();
        for (Object one : given) {
            records.add(nested(field + "[" + records.size() + "]", type, Objects.requireNonNullElse(one, "null")));
        }
        return records;
    }

    /** Returns the known words of a list, each once; null if there is none, since later editions may know more. */
    private static @Nullable List<?> words(Class<?> type, List<?> given) {
        List<?> known = given.stream()
                .map(word -> constant(type, word))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return known.isEmpty() ? null : known;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Record nested(String field, Class<? extends Record> type, Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw new InvalidField(field, "must be an object");
        }
        try {
            return Shape.of(type).read(stringKeys(map));
        } catch (InvalidField inner) {
            throw inner.within(field);
        }
    }

    @SuppressWarnings("unchecked") // JSON and YAML objects have strings as keys
    static Map<String, ?> stringKeys(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}

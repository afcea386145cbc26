package dev.engagement.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record into plain data (strings, booleans, numbers, maps) and back, component by component, so that any JSON library can carry
 * it. Instants are RFC 3339, durations ISO 8601, enumerations lower-case words; null values are left out.
 */
final class Shape {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    private final MethodHandle constructor;
    private final List<Field> fields;

    /**
     * A component.
     *
     * @param element the constants that a list may hold; null if it is no list
     */
    private record Field(
            String name, Class<?> type, @Nullable Class<?> element, MethodHandle accessor) {}

    private Shape(Class<? extends Record> type) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asType(java.lang.invoke.MethodType.methodType(Record.class, types))
                    .asSpreader(Object[].class, types.length);
            fields = new ArrayList<>();
            for (RecordComponent component : components) {
                fields.add(new Field(
                        component.getName(),
                        component.getType(),
                        element(component),
                        lookup.unreflect(component.getAccessor())
                                .asType(java.lang.invoke.MethodType.methodType(Object.class, Record.class))));
            }
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " is not a record of this package", impossible);
        }
    }

    private static @Nullable Class<?> element(RecordComponent component) {
        return component.getType() == List.class
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    static Shape of(Class<? extends Record> type) {
        Shape known = KNOWN.get(type);
        return known != null ? known : KNOWN.computeIfAbsent(type, any -> new Shape(type));
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** Returns the record that the data describes; ignores fields that the record does not have. */
    Record read(Map<String, ?> data) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            Object given = data.get(field.name());
            values[i] = field.element() == null
                    ? value(field.name(), field.type(), given)
                    : words(field.name(), field.element(), given);
        }
        try {
            return (Record) constructor.invokeExact(values);
        } catch (InvalidField invalid) {
            throw invalid;
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Returns the places of words in lists that their field does not know. */
    List<String> unknownWords(Map<String, ?> data) {
        List<String> unknown = new ArrayList<>();
        for (Field field : fields) {
            if (field.element() != null && data.get(field.name()) instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (constant(field.element(), list.get(i)) == null) {
                        unknown.add(field.name() + "[" + i + "]");
                    }
                }
            }
        }
        return unknown;
    }

    /** Refuses a record with an instant that a new entry may not have. */
    void accept(Record record) {
        for (Field field : fields) {
            if (field.type() == Instant.class && valueOf(record, field) instanceof Instant instant) {
                Timestamps.accept(field.name(), instant);
            }
        }
    }

    Map<String, Object> write(Record record) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = valueOf(record, field);
            if (value != null) {
                data.put(field.name(), plain(value));
            }
        }
        return data;
    }

    private static @Nullable Object valueOf(Record record, Field field) {
        try {
            return (Object) field.accessor().invokeExact(record);
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Instant instant -> instant.toString();
            case Duration duration -> duration.toString();
            case Enum<?> word -> word(word);
            case List<?> list -> list.stream().map(Shape::plain).toList();
            case Record nested -> of(nested.getClass()).write(nested);
            default -> value;
        };
    }

    private static @Nullable Object value(String field, Class<?> type, @Nullable Object given) {
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

    private static @Nullable Object constant(Class<?> type, @Nullable Object given) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(given)) {
                return constant;
            }
        }
        return null;
    }

    /** Returns the known words of a list, each once; null if there is none, since later editions may know more. */
    private static @Nullable List<?> words(String field, Class<?> type, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof List<?> list)) {
            throw new InvalidField(field, "must be a list");
        }
        List<?> known = list.stream()
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
            return of(type).read(stringKeys(map));
        } catch (InvalidField inner) {
            throw inner.within(field);
        }
    }

    @SuppressWarnings("unchecked") // JSON and YAML objects have strings as keys
    static Map<String, ?> stringKeys(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}

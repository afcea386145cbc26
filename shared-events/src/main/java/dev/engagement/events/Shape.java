package dev.engagement.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
     * @param element the enumeration or record that a list holds; null if it is no list
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

    /** Returns the record that the data describes; ignores fields that the record does not have. */
    Record read(Map<String, ?> data) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            Object given = data.get(field.name());
            values[i] = field.element() == null
                    ? PlainValues.value(field.name(), field.type(), given)
                    : PlainValues.list(field.name(), field.element(), given);
        }
        try {
            return (Record) constructor.invokeExact(values);
        } catch (InvalidField invalid) {
            throw invalid;
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /**
     * Adds what the record has no place for.
     *
     * @param path the path of the data within its entry, with a dot at the end; empty for the entry itself
     */
    void findUnstored(String path, Map<String, ?> data, Unstored found) {
        Map<String, Object> rest = new LinkedHashMap<>(data);
        for (Field field : fields) {
            findUnstored(path + field.name(), field, rest.remove(field.name()), found);
        }
        rest.keySet().forEach(name -> found.fields().add(path + name));
    }

    private static void findUnstored(String place, Field field, @Nullable Object given, Unstored found) {
        if (field.element() != null && given instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                findUnstored(place + "[" + i + "]", field.element(), list.get(i), found);
            }
        } else if (field.type().isRecord()) {
            findUnstored(place, field.type(), given, found);
        }
    }

    private static void findUnstored(String place, Class<?> type, @Nullable Object given, Unstored found) {
        if (type.isEnum() && PlainValues.constant(type, given) == null) {
            found.words().add(place);
        } else if (type.isRecord() && given instanceof Map<?, ?> map) {
            of(type.asSubclass(Record.class)).findUnstored(place + ".", PlainValues.stringKeys(map), found);
        }
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
            case Enum<?> word -> PlainValues.word(word);
            case List<?> list -> list.stream().map(Shape::plain).toList();
            case Record nested -> of(nested.getClass()).write(nested);
            default -> value;
        };
    }
}

package dev.engagement.documents.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The value of an entry's field; null leaves the field out. */
sealed interface Value {
    @Nullable
    Object of(RowForRules seen);

    /** Returns the names of the columns that it reads. */
    default Stream<String> columns() {
        return Stream.empty();
    }

    /** Returns whether its result is not a level although the field needs one. */
    default boolean isUnknownLevel(Object given) {
        return false;
    }

    /** A constant. */
    record Literal(Object value) implements Value {
        @Override
        public Object of(RowForRules seen) {
            return value;
        }
    }

    /** The person who did it. */
    record Person() implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            return seen.person();
        }
    }

    /** The mark for a machine: true if a machine did it. */
    record Machine() implements Value {
        @Override
        public Object of(RowForRules seen) {
            return seen.isByMachine();
        }
    }

    /**
     * The value of a column.
     *
     * @param words the meanings of its words; other words stay as they are
     * @param otherwise the value if the column has none
     * @param lowerCase whether it becomes lower case
     */
    record ColumnValue(
            String column,
            Map<String, Object> words,
            @Nullable Object otherwise,
            boolean lowerCase) implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            String said = seen.now(column);
            if (said == null) {
                return otherwise;
            }
            Object word = words.get(said);
            return word != null ? word : lowerCase ? said.toLowerCase(Locale.ROOT) : said;
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** A text of several parts; left out if any of them is. */
    record Composed(List<Value> parts) implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            StringBuilder text = new StringBuilder();
            for (Value part : parts) {
                Object given = part.of(seen);
                if (given == null) {
                    return null;
                }
                text.append(given);
            }
            return text.toString();
        }

        @Override
        public Stream<String> columns() {
            return parts.stream().flatMap(Value::columns);
        }
    }

    /** The first of several values that is present. */
    record FirstOf(List<Value> values) implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            return values.stream()
                    .map(value -> value.of(seen))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Stream<String> columns() {
            return values.stream().flatMap(Value::columns);
        }

        @Override
        public boolean isUnknownLevel(Object given) {
            return values.stream().anyMatch(value -> value.isUnknownLevel(given));
        }
    }

    /** Another value, converted to the field's type. */
    record Typed(Value value, FieldType type) implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            Object given = value.of(seen);
            return given instanceof String text ? type.of(text) : given;
        }

        @Override
        public Stream<String> columns() {
            return value.columns();
        }

        @Override
        public boolean isUnknownLevel(Object given) {
            return type.isUnknownLevel(given);
        }
    }

    /** A field with inner fields; left out if any of them is. */
    record Nested(Map<String, Value> fields) implements Value {
        @Override
        public @Nullable Object of(RowForRules seen) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Map.Entry<String, Value> field : fields.entrySet()) {
                Object value = field.getValue().of(seen);
                if (value == null) {
                    return null;
                }
                values.put(field.getKey(), value);
            }
            return values;
        }

        @Override
        public Stream<String> columns() {
            return fields.values().stream().flatMap(Value::columns);
        }
    }
}

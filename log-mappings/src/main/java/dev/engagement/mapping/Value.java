package dev.engagement.mapping;

import dev.engagement.events.Level;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry's field is filled with; nothing leaves it out. */
sealed interface Value {
    /** In characters. */
    int LONGEST_NUMBER = 100;

    @Nullable
    Object of(Seen seen);

    /** Always the same. */
    record Literal(Object value) implements Value {
        @Override
        public Object of(Seen seen) {
            return value;
        }
    }

    /** Who did it. */
    record Person() implements Value {
        @Override
        public @Nullable Object of(Seen seen) {
            return seen.person();
        }
    }

    /** Whether a machine did it. */
    record Machine() implements Value {
        @Override
        public Object of(Seen seen) {
            return seen.isByMachine();
        }
    }

    /**
     * What a column says.
     *
     * @param words what its words mean; a word that is not here stays as it is
     * @param otherwise what counts where it says nothing
     * @param lowerCase in lower case
     */
    record Column(
            String column,
            Map<String, Object> words,
            @Nullable Object otherwise,
            boolean lowerCase) implements Value {
        @Override
        public @Nullable Object of(Seen seen) {
            String said = seen.now(column);
            if (said == null) {
                return otherwise;
            }
            Object word = words.get(said);
            return word != null ? word : lowerCase ? said.toLowerCase(Locale.ROOT) : said;
        }
    }

    /** What another one says, as the field has it: a level, a number, true or false. */
    record Typed(Value value, Class<?> type, Map<String, Level> levels) implements Value {
        @Override
        public @Nullable Object of(Seen seen) {
            Object given = value.of(seen);
            if (!(given instanceof String text)) {
                return given;
            }
            if (type == Level.class) {
                return level(text);
            }
            if (type == boolean.class || type == Boolean.class) {
                return text.equalsIgnoreCase("true") ? true : text.equalsIgnoreCase("false") ? false : text;
            }
            return Number.class.isAssignableFrom(type) ? number(text) : text;
        }

        private String level(String text) {
            Level level = levels.get(text);
            return level == null ? text.toLowerCase(Locale.ROOT) : level.name().toLowerCase(Locale.ROOT);
        }

        /** A number of thousands of digits takes its time, and is none that an entry may have. */
        private static Object number(String text) {
            if (text.length() > LONGEST_NUMBER) {
                return text;
            }
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException none) {
                return text;
            }
        }
    }

    /** A field of fields; left out if any of them is. */
    record Nested(Map<String, Value> fields) implements Value {
        @Override
        public @Nullable Object of(Seen seen) {
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
    }
}

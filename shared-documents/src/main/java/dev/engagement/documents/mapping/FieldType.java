package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import dev.engagement.events.Level;
import dev.engagement.events.Subject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of an entry's field: a level, a time, a length of time, a number, true or false, a request, or a text.
 *
 * @param time how times are written
 * @param connection the connection that makes a request's key a subject; null if the field names no request
 */
record FieldType(
        Class<?> type,
        Map<String, Level> levels,
        Moment time,
        @Nullable String connection) {
    /** Longest number, in characters. */
    private static final int LONGEST_NUMBER = 100;

    FieldType withTime(Moment other) {
        return new FieldType(type, levels, other, connection);
    }

    /** Returns the meaning of a text for this field; a text without a meaning stays as it is. */
    Object of(String text) {
        if (type == Level.class) {
            return level(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equalsIgnoreCase("true") ? true : text.equalsIgnoreCase("false") ? false : text;
        }
        if (type == Instant.class) {
            return instant(text);
        }
        if (connection != null) {
            return subject(text, connection);
        }
        if (type == Duration.class) {
            return number(text) instanceof BigDecimal seconds ? duration(seconds, text) : text;
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? number(text) : text;
    }

    /** Returns whether the value is not a level although the field needs one. */
    boolean isUnknownLevel(Object given) {
        return type == Level.class
                && given instanceof String text
                && Arrays.stream(Level.values())
                        .noneMatch(
                                level -> level.name().toLowerCase(Locale.ROOT).equals(text));
    }

    private String level(String text) {
        Level level = levels.get(text);
        String word = level == null ? text : level.name();
        return isUnknownLevel(word.toLowerCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT);
    }

    private String instant(String text) {
        try {
            return time.read(text, null).toInstant().toString();
        } catch (DateTimeException other) {
            return text;
        }
    }

    private static String subject(String text, String connection) {
        try {
            return Subject.require("subject", text);
        } catch (InvalidField key) {
            return connection + ":" + text;
        }
    }

    private static Object duration(BigDecimal seconds, String text) {
        try {
            return Duration.ofMillis(seconds.movePointRight(3).longValueExact()).toString();
        } catch (ArithmeticException beyond) {
            return text;
        }
    }

    /** Returns a number; a text of thousands of digits stays a text, since parsing it takes long and no entry may have it. */
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

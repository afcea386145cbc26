package dev.engagement.events;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ranges of values in entries. Each check refuses with an {@link InvalidField}. */
final class Require {
    /** Ten years: an instant plus this length stays on every calendar. */
    static final Duration LONGEST = Duration.ofDays(3_650);

    /** Longest key or dimension value (a service, a team, a barrier's name), in UTF-16 units. */
    static final int KEY = 200;
    /** Longest free text (a title, a reason, an address), in UTF-16 units. */
    static final int TEXT = 2_000;

    /** Longest source or id of a message, in UTF-16 units. */
    static final int ID = 400;

    /** A charter's name is part of an address, and of {@code NAME@VERSION}. */
    private static final Pattern CHARTER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(1_000_000);

    private Require() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, "is required");
        }
        return value;
    }

    static String key(String field, @Nullable String value) {
        return text(field, present(field, value), KEY);
    }

    static String id(String field, @Nullable String value) {
        return text(field, present(field, value), ID);
    }

    static @Nullable String optionalKey(String field, @Nullable String value) {
        return value == null ? null : text(field, value, KEY);
    }

    static @Nullable String optionalText(String field, @Nullable String value) {
        return value == null ? null : text(field, value, TEXT);
    }

    static <N extends Number> @Nullable N between(String field, @Nullable N value, long least, long most) {
        if (value != null
                && !isBetween(new BigDecimal(value.toString()), BigDecimal.valueOf(least), BigDecimal.valueOf(most))) {
            throw new InvalidField(field, "must be between " + least + " and " + most);
        }
        return value;
    }

    /** Returns a target of service time; refuses one that is not longer than zero and at most ten years. */
    static Duration target(String field, @Nullable Duration value) {
        Duration duration = present(field, value);
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidField(field, "must be longer than zero, and at most ten years (PT87600H)");
        }
        return duration;
    }

    /** Returns a length of time that may be zero; refuses one of more than ten years. */
    static Duration pause(String field, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new InvalidField(field, "must be between zero and ten years (PT87600H)");
        }
        return value;
    }

    static @Nullable BigDecimal weight(String field, @Nullable BigDecimal value) {
        if (value != null && (value.signum() <= 0 || value.compareTo(HEAVIEST) > 0)) {
            throw new InvalidField(field, "must be more than 0, and at most a million");
        }
        return value;
    }

    static String charterName(String field, @Nullable String value) {
        if (!CHARTER_NAME.matcher(present(field, value)).matches()) {
            throw new InvalidField(field, "must be a name of at most 64 letters, digits, dots, dashes or underscores");
        }
        return present(field, value);
    }

    static void anyOf(String fields, @Nullable Object... values) {
        for (Object value : values) {
            if (value != null) {
                return;
            }
        }
        throw new InvalidField(fields, "needs at least one of them");
    }

    /** Returns keys; refuses one that is named twice. */
    static List<String> distinct(String field, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            key(field + "[" + i + "]", values.get(i));
        }
        refuseRepeats(field + "[%d]", values);
        return List.copyOf(values);
    }

    /** Refuses a value that repeats an earlier one; {@code field} has {@code %d} for its place. */
    static void refuseRepeats(String field, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                throw new InvalidField(field.formatted(i), "repeats an earlier one: each may be named only once");
            }
        }
    }

    static List<String> texts(String field, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            text(field + "[" + i + "]", values.get(i), TEXT);
        }
        return List.copyOf(values);
    }

    static double share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidField(field, "must be a share between 0 and 1");
        }
        return value;
    }

    static boolean isBetween(BigDecimal value, BigDecimal one, BigDecimal other) {
        return value.compareTo(one.min(other)) >= 0 && value.compareTo(one.max(other)) <= 0;
    }

    private static String text(String field, String value, int longest) {
        if (value.isBlank()) {
            throw new InvalidField(field, "must not be blank");
        }
        if (value.length() > longest) {
            throw new InvalidField(field, "must not be longer than " + longest + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidField(field, "must not contain the character U+0000");
        }
        return whole(field, value);
    }

    /** Refuses half of a surrogate pair: no file, column or topic can hold it. */
    static String whole(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isSurrogate(unit)) {
                i++;
                if (i == value.length() || !Character.isSurrogatePair(unit, value.charAt(i))) {
                    throw new InvalidField(field, "must not contain half of a surrogate pair");
                }
            }
        }
        return value;
    }
}

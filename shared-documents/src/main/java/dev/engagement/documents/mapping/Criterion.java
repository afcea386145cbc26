package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A criterion for a column's value. */
sealed interface Criterion {
    boolean holds(@Nullable String value, RowForRules row);

    /** Returns the names of other columns that it reads. */
    default Stream<String> columns() {
        return Stream.empty();
    }

    /** Reads one criterion, or a list: a text with stars, {@code ${another column}}, or bounds and an expression. */
    static List<Criterion> read(String path, @Nullable Object value) {
        List<Criterion> criteria = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : Arrays.asList(value)) {
            criteria.add(
                    one instanceof Map<?, ?> map
                            ? of(new Fields(path, map))
                            : of(Fields.texts(path, one).stream().findFirst().orElse("")));
        }
        return List.copyOf(criteria);
    }

    private static Criterion of(String text) {
        boolean isColumn = text.startsWith("${") && text.indexOf('}') == text.length() - 1 && text.length() > 3;
        return isColumn ? new SameAs(text.substring(2, text.length() - 1)) : new Like(Pattern.of(text));
    }

    private static Criterion of(Fields fields) {
        String matches = fields.text("matches");
        Within within = new Within(number(fields, "above"), number(fields, "below"));
        fields.end();
        if (matches == null && within.above() == null && within.below() == null) {
            throw new InvalidField(fields.at("matches"), "is required, or above, or below");
        }
        return matches == null ? within : new Matching(expression(fields.at("matches"), matches), within);
    }

    private static @Nullable BigDecimal number(Fields fields, String field) {
        String text = fields.text(field);
        if (text == null) {
            return null;
        }
        BigDecimal number = numberOf(text);
        if (number == null) {
            throw new InvalidField(fields.at(field), "must be a number");
        }
        return number;
    }

    private static java.util.regex.Pattern expression(String path, String text) {
        if (text.length() > LogBounds.PATTERN) {
            throw new InvalidField(path, "may have at most " + LogBounds.PATTERN + " characters");
        }
        try {
            return java.util.regex.Pattern.compile(text);
        } catch (PatternSyntaxException | StackOverflowError invalid) {
            throw new InvalidField(path, "must be a regular expression, as in (?i)^re: .*urgent");
        }
    }

    /** Returns the text as a number; null if it is none, or longer than 100 characters, which no real number is. */
    private static @Nullable BigDecimal numberOf(String text) {
        try {
            return text.length() > 100 ? null : new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A text with stars; an empty one matches a column without a value. */
    record Like(Pattern pattern) implements Criterion {
        @Override
        public boolean holds(@Nullable String value, RowForRules row) {
            return value == null ? pattern.isEmpty() : pattern.matches(value);
        }
    }

    /** The value of another column of the row; never holds if that has none. */
    record SameAs(String column) implements Criterion {
        @Override
        public boolean holds(@Nullable String value, RowForRules row) {
            return value != null && value.equals(row.now(column));
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** A number between two bounds, both excluded. */
    record Within(@Nullable BigDecimal above, @Nullable BigDecimal below) implements Criterion {
        @Override
        public boolean holds(@Nullable String value, RowForRules row) {
            BigDecimal number = value == null ? null : numberOf(value);
            return number != null
                    && (above == null || number.compareTo(above) > 0)
                    && (below == null || number.compareTo(below) < 0);
        }
    }

    /** A text in which the expression is found. */
    record Matching(java.util.regex.Pattern expression, Within within) implements Criterion {
        @Override
        public boolean holds(@Nullable String value, RowForRules row) {
            if (value == null) {
                return false;
            }
            Matcher matcher = expression.matcher(new Counted(value));
            boolean found;
            try {
                found = matcher.find();
            } catch (StackOverflowError deep) {
                throw new TooLong();
            }
            return found && (within.above() == null && within.below() == null || within.holds(value, row));
        }
    }

    /** Stops an expression that would backtrack without end. */
    final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("\"matches\" takes more than " + LogBounds.STEPS + " steps", null, false, false);
        }
    }

    /** A text that allows a bounded number of character reads; repeated reads of a character count again. */
    final class Counted implements CharSequence {
        private final String text;
        private int read;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++read > LogBounds.STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

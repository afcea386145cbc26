package dev.engagement.documents.mapping;

import dev.engagement.events.Level;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules for reading a file into entries.
 *
 * @param source the entries' source
 * @param connection the part before the colon of every subject
 * @param rows the path of the array whose members are rows, in JSON; null if each document is one
 * @param request names the request
 * @param time when a row happened, unless a rule says otherwise
 * @param order the order in which the rows are read
 * @param person the columns that together name the person who did it; none if the file does not say
 * @param machines these columns' values for machines
 * @param unknown values that mean nothing, such as {@code ?}
 * @param levels the meanings of the file's words for levels
 * @param compared criteria of the rows that are compared with each other; all rows if empty
 * @param rules the rules for a row, in this order
 */
public record Mapping(
        String source,
        String connection,
        Format format,
        char separator,
        Charset charset,
        @Nullable String rows,
        Value request,
        Moment time,
        RowOrder order,
        Repeats repeats,
        List<String> person,
        List<Pattern> machines,
        Set<String> unknown,
        Map<String, Level> levels,
        Map<String, List<Criterion>> compared,
        List<Rule> rules) {
    /** The format of a file. */
    public enum Format {
        CSV,
        XES,
        NDJSON,
        JSON;

        boolean isJson() {
            return this == NDJSON || this == JSON;
        }
    }

    /** The order of rows: as they stand in the file, or by their times. */
    public enum RowOrder {
        FILE,
        TIME
    }

    /** Rows that repeat the one before: that one again, or another one. */
    public enum Repeats {
        ONCE,
        KEEP
    }

    /** Returns the names of all columns that it reads. */
    Set<String> columns() {
        return Stream.of(
                        request.columns(),
                        time.columns().stream(),
                        person.stream(),
                        compared.keySet().stream(),
                        rules.stream().flatMap(Rule::withInner).flatMap(Rule::columns))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether a row is compared with others of its request. */
    boolean looksBack() {
        return rules.stream().anyMatch(Mapping::looksBack);
    }

    /** Returns whether the rule at that place, or one around it, compares a row with others of its request. */
    boolean looksBack(String place) {
        return looksBack(rules.get(Integer.parseInt(place.split("\\.")[0]) - 1));
    }

    private static boolean looksBack(Rule rule) {
        return rule.withInner().map(Rule::when).anyMatch(Condition::isAboutOthers);
    }
}

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
 * Rules by which a file or a delivery is read into entries.
 *
 * @param source what the entries say of who told them
 * @param connection what stands before the colon of every subject
 * @param rows the path of the array whose members are rows, in JSON; null where each document is one
 * @param request names the request
 * @param time when a row happened, unless a rule says otherwise
 * @param order in which order the rows are read
 * @param repeats what a row is that says word for word what the one before it of its request said
 * @param person the columns that together name who did it; none where the file does not say
 * @param machines what these call machines
 * @param unknown values that say nothing, such as {@code ?}
 * @param levels what the file's words for levels mean
 * @param compared what columns say of rows that are compared with each other, where others are not; all rows if empty
 * @param rules what becomes of a row, in this order
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
        Order order,
        Repeats repeats,
        List<String> person,
        List<Pattern> machines,
        Set<String> unknown,
        Map<String, Level> levels,
        Map<String, List<Criterion>> compared,
        List<Rule> rules) {
    /** Formats of files. */
    public enum Format {
        CSV,
        XES,
        NDJSON,
        JSON;

        boolean isJson() {
            return this == NDJSON || this == JSON;
        }
    }

    /** Orders of rows: as they stand in the file, or by their times. */
    public enum Order {
        FILE,
        TIME
    }

    /** Rows that repeat the one before: that one again, or another one. */
    public enum Repeats {
        ONCE,
        KEEP
    }

    /** Names of all columns that it speaks of. */
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

    /** Returns whether the rule of that place, or one around it, compares a row with others of its request. */
    boolean looksBack(String place) {
        return looksBack(rules.get(Integer.parseInt(place.split("\\.")[0]) - 1));
    }

    private static boolean looksBack(Rule rule) {
        return rule.withInner().map(Rule::when).anyMatch(Condition::isAboutOthers);
    }
}

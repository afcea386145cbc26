package dev.engagement.documents.mapping;

import dev.engagement.events.Level;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a file is read into entries.
 *
 * @param source what the entries say of who told them
 * @param connection what stands before the colon of every subject
 * @param request the column that names the request
 * @param time when a row happened, unless a rule says otherwise
 * @param order in which order the rows are read
 * @param person the columns that together name who did it; none where the file does not say
 * @param machines what these call machines
 * @param unknown values that say nothing, such as {@code ?}
 * @param levels what the file's words for levels mean
 * @param rules what becomes of a row, in this order
 */
public record Mapping(
        String source,
        String connection,
        Format format,
        char separator,
        Charset charset,
        String request,
        Moment time,
        Order order,
        List<String> person,
        List<Pattern> machines,
        Set<String> unknown,
        Map<String, Level> levels,
        List<Rule> rules) {
    /** The format of a file. */
    public enum Format {
        CSV,
        XES,
        NDJSON
    }

    /** The order of rows: as they stand in the file, or by their times. */
    public enum Order {
        FILE,
        TIME
    }

    /** Returns the names of all columns that it reads. */
    Set<String> columns() {
        return Stream.of(
                        Stream.of(request, time.column()),
                        person.stream(),
                        rules.stream().flatMap(Rule::withInner).flatMap(Rule::columns))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether a row is compared with others of its request. */
    boolean looksBack() {
        return rules.stream().flatMap(Rule::withInner).map(Rule::when).anyMatch(Condition::isAboutOthers);
    }
}

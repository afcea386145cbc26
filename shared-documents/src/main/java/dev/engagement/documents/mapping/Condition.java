package dev.engagement.documents.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a rule; all its parts must hold.
 *
 * @param row criteria for the row's columns, of which one must hold for each column
 * @param not criteria of which none may hold
 * @param before criteria for the previous row of the same request
 * @param changed columns of which at least one differs from the previous row; in the first row, every column with a value differs
 * @param first whether it is the request's first row
 * @param machine whether a machine did it
 */
record Condition(
        Map<String, List<Criterion>> row,
        Map<String, List<Criterion>> not,
        Map<String, List<Criterion>> before,
        List<String> changed,
        @Nullable Boolean first,
        @Nullable Boolean machine) {
    boolean holds(RowForRules seen) {
        return (!isAboutOthers() || seen.isCompared())
                && (first == null || first == seen.isFirst())
                && (machine == null || machine == seen.isByMachine())
                && row.entrySet().stream().allMatch(one -> isNow(seen, one))
                && not.entrySet().stream().noneMatch(one -> isNow(seen, one))
                && before.entrySet().stream().allMatch(one -> wasBefore(seen, one))
                && (changed.isEmpty()
                        || changed.stream().anyMatch(column -> !Objects.equals(seen.now(column), seen.before(column))));
    }

    private static boolean isNow(RowForRules seen, Map.Entry<String, List<Criterion>> column) {
        return isOneOf(seen.now(column.getKey()), column.getValue(), seen);
    }

    private static boolean wasBefore(RowForRules seen, Map.Entry<String, List<Criterion>> column) {
        String value = seen.before(column.getKey());
        return value != null && isOneOf(value, column.getValue(), seen);
    }

    private static boolean isOneOf(@Nullable String value, List<Criterion> criteria, RowForRules seen) {
        return criteria.stream().anyMatch(one -> one.holds(value, seen));
    }

    /** Returns the columns of the previous row that it reads. */
    List<String> looksBack() {
        List<String> columns = new ArrayList<>(before.keySet());
        columns.addAll(changed);
        return columns;
    }

    boolean isAboutOthers() {
        return first != null || !looksBack().isEmpty();
    }

    /** Returns the names of all columns that it reads. */
    Stream<String> columns() {
        Stream<String> compared = Stream.of(row, not, before)
                .flatMap(criteria -> criteria.values().stream())
                .flatMap(List::stream)
                .flatMap(Criterion::columns);
        return Stream.concat(Stream.of(row.keySet(), not.keySet(), looksBack()).flatMap(Collection::stream), compared);
    }
}

package dev.engagement.documents.mapping;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns that a mapping names and that no row of a file has had so far, not even without a value. */
final class Unseen {
    private final Set<String> columns;

    Unseen(Set<String> columns) {
        this.columns = new HashSet<>(columns);
    }

    void saw(String column) {
        columns.remove(column);
    }

    /** Notes a member without anything in it: what would stand inside is not missing either. */
    void sawEmpty(String path) {
        columns.removeIf(column -> column.equals(path)
                || column.startsWith(path)
                        && (column.charAt(path.length()) == '.' || column.charAt(path.length()) == '['));
    }

    /** Returns why the mapping does not fit the rows; null if it does. */
    @Nullable
    String misfit() {
        return columns.isEmpty()
                ? null
                : "no row of the file has " + Texts.list(columns)
                        + ", which the mapping names: check how it is written";
    }
}

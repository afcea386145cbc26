package dev.engagement.documents.mapping;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's rows by their times. Rows of one instant keep their order, or are reversed if most of the file runs backwards. Rows
 * without a time, and broken lines, come first.
 */
final class Ordered implements LogFile {
    /** Characters that a row counts in addition to its own. */
    private static final int ROW = 64;

    private final LogFile log;
    private final Mapping mapping;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>();
    private @Nullable Deque<Kept> sorted;

    /** A row in compact form: each value after the place of its column and its length. */
    private record Kept(long number, @Nullable Instant at, String packed, boolean broken) {}

    Ordered(LogFile log, Mapping mapping) {
        this.log = log;
        this.mapping = mapping;
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        if (sorted == null) {
            sorted = sorted();
        }
        Kept next = sorted.poll();
        return next == null ? null : unpacked(next);
    }

    private Deque<Kept> sorted() throws IOException {
        List<Kept> rows = new ArrayList<>();
        long size = 0;
        for (LogLine line = log.next(); line != null; line = log.next()) {
            Kept kept = packed(line);
            size += kept.packed.length() + ROW;
            if (size > LogBounds.SORTED || columns.size() > LogBounds.SORTED_COLUMNS) {
                return new ArrayDeque<>(List.of(new Kept(
                        line.number(),
                        null,
                        "is beyond what can be put in order of time (" + (LogBounds.SORTED >> 20) + " Mi characters, "
                                + LogBounds.SORTED_COLUMNS
                                + " columns), and nothing is imported: sort the file, or split it by requests",
                        true)));
            }
            rows.add(kept);
        }
        if (isBackwards(rows)) {
            Collections.reverse(rows);
        }
        rows.sort(Comparator.comparing(Kept::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new ArrayDeque<>(rows);
    }

    private static boolean isBackwards(List<Kept> rows) {
        int steps = 0;
        Instant before = null;
        for (Kept row : rows) {
            if (before != null && row.at != null) {
                steps += Integer.signum(row.at.compareTo(before));
            }
            before = row.at == null ? before : row.at;
        }
        return steps < 0;
    }

    private Kept packed(LogLine line) {
        return switch (line) {
            case LogLine.BrokenLine(long number, String says) -> new Kept(number, null, says, true);
            case LogLine.LogRow(long number, Map<String, String> values) ->
                new Kept(number, at(values), packed(values), false);
        };
    }

    private @Nullable Instant at(Map<String, String> values) {
        try {
            return mapping.time()
                    .read(new RowForRules(mapping, values, null), null)
                    .toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    private String packed(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((column, value) -> {
            int place = places.computeIfAbsent(column, any -> {
                columns.add(column);
                return columns.size() - 1;
            });
            text.append((char) place)
                    .append((char) (value.length() >> 15))
                    .append((char) (value.length() & 0x7fff))
                    .append(value);
        });
        return text.toString();
    }

    private LogLine unpacked(Kept row) {
        if (row.broken) {
            return new LogLine.BrokenLine(row.number, row.packed);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < row.packed.length(); ) {
            int from = i + 3;
            int to = from + (row.packed.charAt(i + 1) << 15) + row.packed.charAt(i + 2);
            values.put(columns.get(row.packed.charAt(i)), row.packed.substring(from, to));
            i = to;
        }
        return new LogLine.LogRow(row.number, values);
    }

    @Override
    public @Nullable String misfit() {
        return log.misfit();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}

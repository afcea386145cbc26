package dev.engagement.documents.mapping;

import dev.engagement.documents.mapping.Mapping.Repeats;
import dev.engagement.documents.mapping.Mapping.RowOrder;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Subject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates the lines of one file, in its order, into entries. Remembers of each request only the values that rules compare with the next
 * row, and their time. The same file always gives the same entries with the same ids. A row that equals another word for word is the same
 * row, unless others of its request and instant stand between.
 */
public final class RowTranslation {
    /** Characters that a value counts in addition to its own. */
    private static final int VALUE = 32;

    private final Mapping mapping;
    private final Set<String> remembered;
    private final boolean looksBack;
    private final Map<String, Last> last = new HashMap<>();
    private final Courses courses;
    private boolean hasRows;
    private long length;

    /** A request's last row: its digest, and the relevant values of it and of the row before. */
    private record Last(
            String digest,
            Map<String, String> values,
            @Nullable Map<String, String> before) {
        int length() {
            return length(values) + (before == null ? 0 : length(before));
        }

        private static int length(Map<String, String> values) {
            return values.values().stream()
                    .mapToInt(value -> value.length() + VALUE)
                    .sum();
        }

        /** Returns the values to compare the next row with. A repeated row is compared as it was the first time. */
        @Nullable
        Map<String, String> before(String next) {
            return digest.equals(next) ? before : values;
        }
    }

    public RowTranslation(Mapping mapping) {
        this.mapping = mapping;
        List<Condition> conditions = mapping.rules().stream()
                .flatMap(Rule::withInner)
                .map(Rule::when)
                .toList();
        this.remembered =
                conditions.stream().flatMap(when -> when.looksBack().stream()).collect(Collectors.toUnmodifiableSet());
        this.looksBack = mapping.looksBack();
        this.courses = new Courses(mapping.repeats() == Repeats.KEEP);
    }

    public ReadRow read(LogLine line) {
        return switch (line) {
            case LogLine.BrokenLine(long number, String says) -> refused(number, "the line " + says);
            case LogLine.LogRow row -> read(row);
        };
    }

    /**
     * Returns complaints that only the end of the file reveals, by the lines that they are about.
     *
     * @param misfit the file's, if it has been read to its end
     */
    public List<ReadRow> end(@Nullable String misfit) {
        List<ReadRow> readings = new ArrayList<>();
        if (misfit != null && hasRows) {
            readings.add(refused(1, misfit));
        }
        if (looksBack && mapping.order() == RowOrder.FILE && courses.firstBackwards() > 0) {
            readings.add(refused(
                    courses.firstBackwards(),
                    "the line happened before the one above it of the same request, and so it is with most requests,"
                            + " but the rules compare each row with the one before: if the file runs backwards, undo the"
                            + " import and say order: time in the mapping"));
        }
        return readings;
    }

    private ReadRow read(LogLine.LogRow row) {
        hasRows = true;
        Map<String, String> values = row.values();
        RowForRules alone = new RowForRules(mapping, values, null);
        Named named;
        try {
            named = named(alone);
        } catch (InvalidField invalid) {
            return refused(row.number(), alone.namesNoRequest(invalid));
        } catch (DateTimeException unreadable) {
            return ReadRow.refused(row.number(), RowTelling.complaint("", mapping.time(), unreadable, alone));
        }
        return told(row, named);
    }

    /** The request that a row names, and when the row happened. */
    private record Named(String request, String subject, OffsetDateTime at) {}

    private Named named(RowForRules row) {
        String request = row.request();
        String subject = Subject.require("subject", mapping.connection() + ":" + request);
        return new Named(request, subject, mapping.time().read(row, courses.previous(request)));
    }

    private ReadRow told(LogLine.LogRow row, Named named) {
        Map<String, String> values = row.values();
        String request = named.request();
        String digest = RowDigest.of(values);
        Last one = last.get(request);
        Map<String, String> before = one == null ? null : one.before(mapping.repeats() == Repeats.KEEP ? "" : digest);
        RowForRules seen = new RowForRules(mapping, values, before);
        boolean compares = looksBack && seen.isCompared();
        if (compares && !remember(request, one, new Last(digest, toRemember(seen), before))) {
            return refused(
                    row.number(),
                    "the file has more requests than rules that look back can remember (" + LogBounds.REQUESTS
                            + ", with " + (LogBounds.REMEMBERED >> 20) + " Mi characters): split it by requests");
        }
        int times = courses.add(request, named.at().toInstant(), digest, row.number());
        String again = times == 1 ? "" : "-" + times;
        return new RowTelling(
                        mapping, seen, named.subject(), named.at(), place -> "import-" + digest + "-" + place + again)
                .read(row.number(), compares && before == null);
    }

    /** Remembers a row; returns false if there is no room. */
    private boolean remember(String request, @Nullable Last before, Last now) {
        long with = length + now.length() - (before == null ? 0 : before.length());
        if (with > LogBounds.REMEMBERED || before == null && last.size() == LogBounds.REQUESTS) {
            return false;
        }
        last.put(request, now);
        length = with;
        return true;
    }

    private static ReadRow refused(long line, String says) {
        return ReadRow.refused(line, Complaint.of(says));
    }

    private Map<String, String> toRemember(RowForRules seen) {
        Map<String, String> values = new HashMap<>();
        for (String column : remembered) {
            String value = seen.now(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return Map.copyOf(values);
    }
}

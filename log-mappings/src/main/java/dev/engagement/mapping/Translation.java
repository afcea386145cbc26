package dev.engagement.mapping;

import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one file, in its order, into entries. It remembers of each request what the rules compare the next
 * row with, and nothing else. The same file comes to the same entries with the same ids, every time; a row that says
 * word for word what another one says is that one again.
 */
public final class Translation {
    private static final int ID_BYTES = 12;
    /** What a value takes beside its characters, in these. */
    private static final int VALUE = 32;

    private final Mapping mapping;
    private final Set<String> remembered;
    private final boolean looksBack;
    private final Map<String, Last> last = new HashMap<>();
    private long length;

    /** A request's last row: its digest, and what matters of it and of the one before. */
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

        /** What the next row is compared with. A row that comes again is compared as it was the first time. */
        @Nullable
        Map<String, String> before(String next) {
            return digest.equals(next) ? before : values;
        }
    }

    public Translation(Mapping mapping) {
        this.mapping = mapping;
        List<Condition> conditions = mapping.rules().stream()
                .flatMap(Rule::withInner)
                .map(Rule::when)
                .toList();
        this.remembered =
                conditions.stream().flatMap(when -> when.looksBack().stream()).collect(Collectors.toUnmodifiableSet());
        this.looksBack = !remembered.isEmpty() || conditions.stream().anyMatch(when -> when.first() != null);
    }

    public Reading read(Line line) {
        return switch (line) {
            case Line.Broken(long number, String says) -> refused(number, "the line " + says);
            case Line.Row row -> read(row);
        };
    }

    private Reading read(Line.Row row) {
        String request = row.values().get(mapping.request());
        if (request == null || mapping.unknown().contains(request)) {
            return refused(row.number(), "\"" + mapping.request() + "\" is empty: it names the request");
        }
        String subject;
        try {
            subject = Subject.require("subject", mapping.connection() + ":" + request);
            mapping.time().read(row.values().get(mapping.time().column()));
        } catch (InvalidField invalid) {
            return refused(row.number(), "\"" + mapping.request() + "\" makes no subject: it " + invalid.says());
        } catch (DateTimeException unreadable) {
            return refused(
                    row.number(),
                    complaint(
                            "",
                            mapping.time(),
                            unreadable,
                            row.values().get(mapping.time().column())));
        }
        String digest = digest(row.values());
        Last one = last.get(request);
        Map<String, String> before = one == null ? null : one.before(digest);
        Seen seen = new Seen(mapping, row.values(), before);
        if (looksBack && !remember(request, one, new Last(digest, toRemember(seen), before))) {
            return refused(
                    row.number(),
                    "the file has more requests than rules that look back can remember (" + LogBounds.REQUESTS
                            + ", with " + (LogBounds.REMEMBERED >> 20) + " Mi characters): split it by requests");
        }
        Telling telling = new Telling(seen, subject, digest);
        mapping.rules().forEach(telling::apply);
        return new Reading(row.number(), telling.told, telling.complaints);
    }

    /** False if there is no room. */
    private boolean remember(String request, @Nullable Last before, Last now) {
        long with = length + now.length() - (before == null ? 0 : before.length());
        if (with > LogBounds.REMEMBERED || before == null && last.size() == LogBounds.REQUESTS) {
            return false;
        }
        last.put(request, now);
        length = with;
        return true;
    }

    private static Reading refused(long line, String says) {
        return refused(line, Complaint.of(says));
    }

    private static Reading refused(long line, Complaint complaint) {
        return new Reading(line, List.of(), List.of(complaint));
    }

    private static Complaint complaint(
            String where, Moment time, DateTimeException unreadable, @Nullable String value) {
        return new Complaint(where + "\"" + time.column() + "\" " + unreadable.getMessage(), found(value));
    }

    private Map<String, String> toRemember(Seen seen) {
        Map<String, String> values = new HashMap<>();
        for (String column : remembered) {
            String value = seen.now(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return Map.copyOf(values);
    }

    /** The rules at work on one row. */
    private final class Telling {
        private final Seen seen;
        private final String subject;
        private final String row;
        private final List<Told> told = new ArrayList<>();
        private final List<Complaint> complaints = new ArrayList<>();

        Telling(Seen seen, String subject, String row) {
            this.seen = seen;
            this.subject = subject;
            this.row = row;
        }

        boolean apply(Rule rule) {
            if (!rule.when().holds(seen)) {
                return false;
            }
            return switch (rule) {
                case Rule.FirstOf(Condition any, List<Rule> inner) ->
                    inner.stream().anyMatch(this::apply);
                case Rule.Tell tell -> {
                    tell(tell);
                    yield true;
                }
            };
        }

        private void tell(Rule.Tell rule) {
            Map<String, Object> data = new LinkedHashMap<>();
            rule.data().forEach((field, value) -> {
                Object given = value.of(seen);
                if (given != null) {
                    data.put(field, given);
                }
            });
            try {
                OffsetDateTime at = rule.time().read(seen.now(rule.time().column()));
                Catalogue.read(new Catalogue.Type(rule.kind(), rule.kind().revision()), data);
                String id = "import-" + row + "-" + rule.place();
                told.add(new Told(id, mapping.source(), subject, rule.kind(), at, data));
            } catch (InvalidField invalid) {
                complaints.add(new Complaint(
                        place(rule) + "\"" + invalid.field() + "\" " + invalid.says(),
                        found(data.get(invalid.field()))));
            } catch (DateTimeException unreadable) {
                complaints.add(complaint(
                        place(rule),
                        rule.time(),
                        unreadable,
                        seen.now(rule.time().column())));
            }
        }
    }

    private static String found(@Nullable Object value) {
        return value instanceof String text ? Texts.shortened(text) : "";
    }

    private static String place(Rule.Tell rule) {
        return rule.kind().name() + " (rule " + rule.place() + "): ";
    }

    /** What the row says, as a few characters: the same for the same values, in whatever order of columns. */
    private static String digest(Map<String, String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(values).forEach((column, value) -> {
                digest.update((column.length() + ":" + column + value.length() + ":" + value)
                        .getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

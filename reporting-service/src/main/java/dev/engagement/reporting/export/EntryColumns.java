package dev.engagement.reporting.export;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.export.ExportColumn.ColumnType;
import dev.engagement.reporting.history.Stored;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns entries into rows: the envelope, then every field that any entry has, in the catalogue's order. */
public final class EntryColumns {
    private static final List<ExportColumn> ENVELOPE = List.of(
            new ExportColumn("subject", ColumnType.TEXT),
            new ExportColumn("sequence", ColumnType.WHOLE),
            new ExportColumn("entryid", ColumnType.TEXT),
            new ExportColumn("source", ColumnType.TEXT),
            new ExportColumn("id", ColumnType.TEXT),
            new ExportColumn("type", ColumnType.TEXT),
            new ExportColumn("name", ColumnType.TEXT),
            new ExportColumn("time", ColumnType.INSTANT),
            new ExportColumn("recordedtime", ColumnType.INSTANT));

    /** New names for fields that share theirs with an attribute of the envelope or a word of SQL. */
    private static final Map<String, String> RENAMED = Map.of(
            "entry-retracted.source", "retracted_source",
            "entry-retracted.id", "retracted_id",
            "request-merged.into", "merged_into");

    private static final Map<String, ExportColumn> FIELDS = fields();

    /** All columns, in order. */
    public static final List<ExportColumn> ALL = all();

    private EntryColumns() {}

    private static Map<String, ExportColumn> fields() {
        Map<String, ExportColumn> fields = new LinkedHashMap<>();
        for (Catalogue.EntryKind kind : Catalogue.kinds()) {
            if (kind.isAboutRequests()) {
                for (RecordComponent component : kind.type().getRecordComponents()) {
                    add(fields, column(kind.name(), component.getName()), component.getType());
                }
            }
        }
        return fields;
    }

    private static void add(Map<String, ExportColumn> fields, String name, Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent part : type.getRecordComponents()) {
                add(fields, name + "_" + part.getName(), part.getType());
            }
            return;
        }
        ExportColumn column = new ExportColumn(name, kind(type));
        ExportColumn before = fields.putIfAbsent(name, column);
        if (before != null && !before.equals(column)) {
            throw new IllegalStateException(
                    name + " is a " + before.kind() + " here and a " + column.kind() + " there");
        }
    }

    private static ColumnType kind(Class<?> type) {
        if (type == Instant.class) {
            return ColumnType.INSTANT;
        } else if (type == Boolean.class || type == boolean.class) {
            return ColumnType.TRUTH;
        } else if (type == Integer.class || type == Long.class) {
            return ColumnType.WHOLE;
        } else if (Number.class.isAssignableFrom(type) || type == Duration.class) {
            return ColumnType.NUMBER;
        } else if (type == String.class || type.isEnum() || type == List.class) {
            return ColumnType.TEXT;
        }
        throw new IllegalStateException("no column can hold a " + type);
    }

    private static String column(String entry, String field) {
        return RENAMED.getOrDefault(entry + "." + field, field);
    }

    private static List<ExportColumn> all() {
        List<ExportColumn> all = new ArrayList<>(ENVELOPE);
        all.addAll(FIELDS.values());
        return List.copyOf(all);
    }

    /** Returns the entry's values in the order of {@link #ALL}; null for columns that it lacks. */
    public static List<@Nullable Object> row(Stored stored) {
        Recorded recorded = stored.recorded();
        Map<String, Object> values = values(recorded.entry());
        @Nullable Object[] row = new @Nullable Object[ALL.size()];
        List<Object> envelope = List.of(
                recorded.subject(),
                recorded.sequence(),
                recorded.entryId(),
                recorded.source(),
                recorded.messageId(),
                stored.type(),
                Catalogue.kindOf(recorded.entry()).name(),
                recorded.occurredAt(),
                recorded.recordedAt());
        for (int i = 0; i < row.length; i++) {
            row[i] = i < envelope.size()
                    ? envelope.get(i)
                    : values.get(ALL.get(i).name());
        }
        return Arrays.asList(row);
    }

    private static Map<String, Object> values(Entry entry) {
        String name = Catalogue.kindOf(entry).name();
        Map<String, Object> values = new LinkedHashMap<>();
        Catalogue.write(entry).forEach((field, value) -> put(values, column(name, field), value));
        return values;
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value instanceof Map<?, ?> parts) {
            parts.forEach((part, of) -> put(values, name + "_" + part, of));
            return;
        }
        ExportColumn column = FIELDS.get(name);
        if (column != null) {
            values.put(name, column.kind() == ColumnType.NUMBER ? number(value) : text(value));
        }
    }

    /** Returns a list's words with blanks between them; any other value as it is. */
    private static Object text(Object value) {
        return value instanceof List<?> words
                ? words.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value;
    }

    /** Returns a number; a duration becomes seconds. */
    private static Object number(Object value) {
        return switch (value) {
            case String duration -> Duration.parse(duration).toMillis() / 1000.0;
            case BigDecimal decimal -> decimal.doubleValue();
            default -> value;
        };
    }
}

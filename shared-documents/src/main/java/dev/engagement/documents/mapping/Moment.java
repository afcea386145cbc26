package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place and format of a row's time.
 *
 * @param columns the first of these with a value has the time
 * @param formats how it may be written; the first that fits counts
 * @param zone the zone of its wall clock, for a value without an offset of its own; null if it must have one
 * @param ignoreOffset whether the value's offset is wrong, so that it is the zone's wall clock all the same
 */
record Moment(
        List<String> columns,
        List<TimeFormat> formats,
        @Nullable ZoneId zone,
        boolean ignoreOffset) {
    /** Reads a rule's own time; parts that it leaves out are those of the mapping's time. */
    static Moment of(Fields fields, @Nullable Moment general) {
        Moment moment = in(fields, general);
        fields.end();
        return moment;
    }

    /** Reads a column with a format and a zone, among other fields. */
    static Moment in(Fields fields, @Nullable Moment general) {
        String zone = fields.text("zone");
        List<TimeFormat> formats = formats(fields);
        Boolean ignoreOffset = fields.truth("ignore-offset");
        List<String> columns = fields.texts("column");
        if (columns.isEmpty()) {
            throw new InvalidField(fields.at("column"), "is required");
        }
        Moment moment = new Moment(
                List.copyOf(columns),
                !formats.isEmpty() ? formats : general == null ? List.of(TimeFormat.ISO) : general.formats(),
                zone != null ? zone(fields, zone) : general == null ? null : general.zone(),
                ignoreOffset != null ? ignoreOffset : general != null && general.ignoreOffset());
        if (moment.ignoreOffset() && moment.zone() == null) {
            throw new InvalidField(fields.at("zone"), "is required where the offset is ignored");
        }
        return moment;
    }

    private static List<TimeFormat> formats(Fields fields) {
        String tag = fields.text("language");
        Locale language = tag == null ? Locale.ENGLISH : TimeFormat.language(fields.at("language"), tag);
        List<TimeFormat> formats = new ArrayList<>();
        Object written = fields.value("format");
        for (Object one : written instanceof List<?> list ? list : Collections.singletonList(written)) {
            if (one instanceof Map<?, ?> map) {
                formats.add(withZone(new Fields(fields.at("format"), map), language));
            } else if (one != null) {
                String format = Fields.texts(fields.at("format"), one).getFirst();
                formats.add(TimeFormat.named(fields.at("format"), format, language));
            }
        }
        if (formats.isEmpty() && tag != null) {
            throw new InvalidField(fields.at("language"), "is of use only together with a format");
        }
        return List.copyOf(formats);
    }

    private static TimeFormat withZone(Fields fields, Locale language) {
        TimeFormat format = TimeFormat.named(fields.at("format"), fields.required("format"), language);
        ZoneId zone = zone(fields, fields.required("zone"));
        fields.end();
        return format.in(zone);
    }

    private static ZoneId zone(Fields fields, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InvalidField(fields.at("zone"), "must be a time zone, as in Europe/Rome or UTC");
        }
    }

    /** Returns the row's text for the time; null if no column has a value. */
    @Nullable
    String written(RowForRules row) {
        for (String column : columns) {
            String said = row.now(column);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    /** Reads the row's text by {@link #read(String, Instant)}. */
    OffsetDateTime read(RowForRules row, @Nullable Instant previous) {
        String written = written(row);
        return written != null && written.equals(row.now(Deliveries.ARRIVAL))
                ? OffsetDateTime.parse(written)
                : read(written, previous);
    }

    /**
     * Returns the instant with its offset. A repeated hour is taken as the earlier one, unless that lies before the previous time and the
     * later one does not. Throws a {@link DateTimeException} whose message follows the column's name.
     */
    OffsetDateTime read(@Nullable String text, @Nullable Instant previous) {
        if (text == null) {
            throw new DateTimeException("is empty");
        }
        String written = Texts.trimmed(text);
        return switch (parsed(written)) {
            case ZonedDateTime exact when !ignoreOffset -> ZoneNames.asWritten(exact, written, zone);
            case ZonedDateTime wrong -> in(wrong.toLocalDateTime(), previous);
            case LocalDate day -> in(day.atStartOfDay(), previous);
            case TemporalAccessor wallClock -> in(LocalDateTime.from(wallClock), previous);
        };
    }

    private TemporalAccessor parsed(String written) {
        for (TimeFormat format : formats) {
            try {
                return format.read(written);
            } catch (DateTimeException another) {
                // The next format may fit.
            }
        }
        throw new DateTimeException("is no time in the mapping's format");
    }

    private OffsetDateTime in(LocalDateTime wallClock, @Nullable Instant previous) {
        if (zone == null) {
            throw new DateTimeException("has no offset, and the mapping names no zone");
        }
        ZonedDateTime earlier = wallClock.atZone(zone).withEarlierOffsetAtOverlap();
        ZonedDateTime later = earlier.withLaterOffsetAtOverlap();
        boolean isBack = previous != null
                && earlier.toInstant().isBefore(previous)
                && !later.toInstant().isBefore(previous);
        return (isBack ? later : earlier).toOffsetDateTime();
    }
}

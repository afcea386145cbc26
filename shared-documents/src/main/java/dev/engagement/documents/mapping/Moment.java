package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a row says when something happened, and how.
 *
 * @param column the column that says it
 * @param format how it is written
 * @param zone whose wall clock it is, where the value has no offset of its own; null where it must have one
 * @param ignoreOffset the value's offset is wrong: it is the zone's wall clock all the same
 */
record Moment(
        String column, DateTimeFormatter format, @Nullable ZoneId zone, boolean ignoreOffset) {
    /** {@code 2016-02-29T01:16:00+01:00}, with a blank for the T, without seconds or offset, with a zone's name, as it comes. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd['T'][' '][HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX][X]['['VV']'][' '][z]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter EPOCH_SECONDS = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.INSTANT_SECONDS)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter EPOCH_MILLISECONDS = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.INSTANT_SECONDS, 1, 16, SignStyle.NOT_NEGATIVE)
            .appendValue(ChronoField.MILLI_OF_SECOND, 3)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What a rule's own time does not say is as the mapping's time says. */
    static Moment of(Fields fields, @Nullable Moment general) {
        Moment moment = in(fields, general);
        fields.end();
        return moment;
    }

    /** Reads a column with a format and a zone, among other fields. */
    static Moment in(Fields fields, @Nullable Moment general) {
        String zone = fields.text("zone");
        String format = fields.text("format");
        Boolean ignoreOffset = fields.truth("ignore-offset");
        try {
            Moment moment = new Moment(
                    fields.required("column"),
                    format != null ? format(fields.at("format"), format) : general == null ? ISO : general.format(),
                    zone != null ? ZoneId.of(zone) : general == null ? null : general.zone(),
                    ignoreOffset != null ? ignoreOffset : general != null && general.ignoreOffset());
            if (moment.ignoreOffset() && moment.zone() == null) {
                throw new InvalidField(fields.at("zone"), "is required where the offset is ignored");
            }
            return moment;
        } catch (DateTimeException unknown) {
            throw new InvalidField(fields.at("zone"), "must be a time zone, as in Europe/Rome or UTC");
        }
    }

    private static DateTimeFormatter format(String path, String pattern) {
        if (pattern.length() > LogBounds.PATTERN) {
            throw new InvalidField(path, "may have at most " + LogBounds.PATTERN + " characters");
        }
        if (pattern.equals("epoch-seconds") || pattern.equals("epoch-milliseconds")) {
            return pattern.endsWith("milliseconds") ? EPOCH_MILLISECONDS : EPOCH_SECONDS;
        }
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withYears(pattern))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidField(
                    path, "must be a pattern, as in dd-MM-yyyy HH:mm, epoch-seconds or epoch-milliseconds");
        }
    }

    /** A year as everybody writes it is one of an era, which nobody writes. What stands in quotes stays. */
    private static String withYears(String pattern) {
        StringBuilder years = new StringBuilder();
        boolean quoted = false;
        for (char letter : pattern.toCharArray()) {
            quoted ^= letter == '\'';
            years.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return years.toString();
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
        TemporalAccessor parsed;
        try {
            parsed = format.parseBest(
                    written,
                    ZonedDateTime::from,
                    LocalDateTime::from,
                    day -> LocalDate.from(day).atStartOfDay(ZoneId.from(day)),
                    LocalDate::from);
        } catch (DateTimeException unreadable) {
            throw new DateTimeException("is no time in the mapping's format");
        }
        return switch (parsed) {
            case ZonedDateTime exact when !ignoreOffset -> ZoneNames.asWritten(exact, written, zone);
            case ZonedDateTime wrong -> in(wrong.toLocalDateTime(), previous);
            case LocalDate day -> in(day.atStartOfDay(), previous);
            default -> in(LocalDateTime.from(parsed), previous);
        };
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

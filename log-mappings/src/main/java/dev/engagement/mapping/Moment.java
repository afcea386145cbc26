package dev.engagement.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
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
    /** The instant with its offset. Throws a {@link DateTimeException} whose message follows the column's name. */
    OffsetDateTime read(@Nullable String text) {
        if (text == null) {
            throw new DateTimeException("is empty");
        }
        TemporalAccessor parsed;
        try {
            parsed = format.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException unreadable) {
            throw new DateTimeException("is no time in the mapping's format: \"" + Texts.shortened(text) + "\"");
        }
        return switch (parsed) {
            case OffsetDateTime exact when !ignoreOffset -> exact;
            case OffsetDateTime wrong -> in(wrong.toLocalDateTime());
            case LocalDate day -> in(day.atStartOfDay());
            default -> in(LocalDateTime.from(parsed));
        };
    }

    private OffsetDateTime in(LocalDateTime wallClock) {
        if (zone == null) {
            throw new DateTimeException("has no offset, and the mapping names no zone");
        }
        return wallClock.atZone(zone).toOffsetDateTime();
    }
}

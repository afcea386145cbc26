package dev.engagement.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RFC 3339 date-times with an offset and seconds; ISO 8601's shorter forms are refused. Kept to the microsecond, as the database keeps
 * them. Years are 1900 to 9999 in UTC, after the offset is applied. New instants lie at {@link #ACCEPTED_SINCE} or later; the wider range
 * lets older entries be read.
 */
public final class Timestamps {
    private static final Pattern RFC_3339 =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2})(\\.\\d{1,9})?\\d*([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** Earliest instant of a new entry or charter. */
    public static final Instant ACCEPTED_SINCE = Instant.EPOCH;

    private Timestamps() {}

    /** Returns the instant if a new entry may have it; else refuses it with an {@link InvalidField}. */
    public static Instant accept(String field, Instant instant) {
        if (instant.isBefore(ACCEPTED_SINCE)) {
            throw new InvalidField(field, "must not lie before 1970-01-01T00:00:00Z");
        }
        return instant;
    }

    public static Instant require(String field, String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            throw new InvalidField(
                    field, "must be an RFC 3339 date-time with seconds and an offset, as in 2026-03-27T16:30:00+01:00");
        }
        try {
            String fraction = parts.group(2);
            LocalDateTime local =
                    LocalDateTime.parse(parts.group(1).toUpperCase(Locale.ROOT) + (fraction == null ? "" : fraction));
            Instant instant = OffsetDateTime.of(
                            local, ZoneOffset.of(parts.group(3).toUpperCase(Locale.ROOT)))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(FIRST)) {
                throw new InvalidField(field, "must not lie before the year 1900");
            }
            if (instant.isAfter(LAST)) {
                throw new InvalidField(field, "must not lie after the year 9999 in UTC");
            }
            return instant;
        } catch (DateTimeException notOnTheCalendar) {
            throw new InvalidField(field, "is not a date and time that exists");
        }
    }
}

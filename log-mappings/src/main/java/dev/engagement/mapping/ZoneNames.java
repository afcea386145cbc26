package dev.engagement.mapping;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;

/** Zones that are named by their standard or summer time, whatever time of the year it is. */
final class ZoneNames {
    private ZoneNames() {}

    /** {@code EST} in July is standard time all the same. */
    static OffsetDateTime asWritten(ZonedDateTime read, String written) {
        if (read.getZone() instanceof ZoneOffset) {
            return read.toOffsetDateTime();
        }
        TimeZone zone = TimeZone.getTimeZone(read.getZone());
        boolean isSummer = read.getZone().getRules().isDaylightSavings(read.toInstant());
        if (!isNamed(zone, !isSummer, written) || isNamed(zone, isSummer, written)) {
            return read.toOffsetDateTime();
        }
        ZoneOffset standard = read.getZone().getRules().getStandardOffset(read.toInstant());
        return read.toLocalDateTime()
                .atOffset(
                        isSummer
                                ? standard
                                : ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + zone.getDSTSavings() / 1_000));
    }

    private static boolean isNamed(TimeZone zone, boolean summer, String written) {
        return isIn(zone.getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH), written)
                || isIn(zone.getDisplayName(summer, TimeZone.LONG, Locale.ENGLISH), written);
    }

    private static boolean isIn(String name, String written) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(written)
                .find();
    }
}

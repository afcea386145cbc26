package dev.engagement.documents.mapping;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Zones by their common names, some of which are ambiguous. */
final class ZoneNames {
    /** London, since the JDK takes its name for that of a zone without summer time. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private ZoneNames() {}

    /**
     * Returns the time in the zone written after it: the preferred zone, if it has that name; {@code EST} in July is standard time all the
     * same.
     */
    static OffsetDateTime asWritten(ZonedDateTime read, String written, @Nullable ZoneId preferred) {
        if (read.getZone() instanceof ZoneOffset
                || written.contains(read.getZone().getId())) {
            return read.toOffsetDateTime();
        }
        return Stream.of(preferred, read.getZone(), LONDON)
                .filter(Objects::nonNull)
                .map(zone -> in(read, zone, written))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new DateTimeException(
                        "names a zone that is not known, or one of several that are called so: name it in the mapping's"
                                + " zone, as in Europe/Rome"));
    }

    private static @Nullable OffsetDateTime in(ZonedDateTime read, ZoneId zone, String written) {
        ZonedDateTime there = read.withZoneSameLocal(zone);
        TimeZone names = TimeZone.getTimeZone(zone);
        boolean isStandard = isNamed(names, false, written);
        boolean isSummer = isNamed(names, true, written);
        if (isStandard && isSummer) {
            return there.toOffsetDateTime();
        }
        ZoneOffset standard = zone.getRules().getStandardOffset(there.toInstant());
        if (isStandard) {
            return read.toLocalDateTime().atOffset(standard);
        }
        return isSummer
                ? read.toLocalDateTime()
                        .atOffset(ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + names.getDSTSavings() / 1_000))
                : null;
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

package dev.engagement.reporting.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts around every view.
 *
 * @param view its name, for the navigation
 * @param title of the window
 * @param zone the reader's own, or the charter's while that is unknown
 * @param elsewhen says which as-of and charter the view has; null if it is of now and by the charter that judges
 * @param now the same view as of now
 * @param asOf the as-of and charter, for the links to other views
 */
public record Frame(
        String view, String title, ZoneId zone, @Nullable String elsewhen, Address now, Address asOf) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Returns an instant in the reader's zone. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "–" : MINUTES.format(instant.atZone(zone));
    }

    /** Returns the address of a request's view, as of the same time and by the same charter. */
    public String request(String subject) {
        return asOf.at(Address.request(subject)).toString();
    }

    /** Returns the frame of a view as of now, by the charter that judges. */
    public static Frame ofNow(String view, String title, ZoneId zone, Address now) {
        return new Frame(view, title, zone, null, now, Address.of(now.path()));
    }

    /** Returns the zone's name for people. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** Returns the day of the week, as in "Tuesday". */
    public String weekday(Instant instant) {
        return instant.atZone(zone).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }
}

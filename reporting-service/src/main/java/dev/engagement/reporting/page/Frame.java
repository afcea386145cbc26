package dev.engagement.reporting.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every view.
 *
 * @param view which one it is, for the navigation
 * @param title of the window
 * @param zone the reader's own, or the charter's while nobody knows that
 * @param elsewhen says as of when and by which charter it is, where that is not now and by the one that judges; else null
 * @param now the same view as of now
 * @param asOf as of when and by which charter it is, for the links to other views
 */
public record Frame(
        String view, String title, ZoneId zone, @Nullable String elsewhen, Address now, Address asOf) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** An instant by the reader's clock. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "–" : MINUTES.format(instant.atZone(zone));
    }

    /** Returns where a request is shown, as of the same time and by the same charter. */
    public String request(String subject) {
        return asOf.at(Address.request(subject)).toString();
    }

    /** A view as of now, by the charter that judges. */
    public static Frame ofNow(String view, String title, ZoneId zone, Address now) {
        return new Frame(view, title, zone, null, now, Address.of(now.path()));
    }

    /** The zone as people call it. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }
}

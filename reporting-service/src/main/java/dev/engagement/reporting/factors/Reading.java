package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure's result for one request.
 *
 * @param time for measures in seconds, on both clocks; else null
 * @param value for all other measures; null for measures in seconds, and while there are commitments but none is decided
 * @param judged the comparison with its target; null if it has none
 * @param entries the entries that it was made from, in story order
 */
public record Reading(
        Status status,
        @Nullable Time time,
        @Nullable Double value,
        @Nullable Judged judged,
        List<UUID> entries) {
    public static final Reading ABSENT = new Reading(Status.ABSENT, null, null, null, List.of());

    public static Reading time(Status status, Time time, List<UUID> entries) {
        return new Reading(status, time, null, null, entries);
    }

    public static Reading value(Status status, double value, List<UUID> entries) {
        return new Reading(status, null, value, null, entries);
    }

    /** Returns the same reading, judged by a target of service time. */
    public Reading against(Duration limit) {
        return time == null ? this : judged(Judged.time(limit, status, time));
    }

    public Reading judged(Judged verdict) {
        return new Reading(status, time, value, verdict, entries);
    }

    /** Returns the ids of the entries; skips null ones. */
    public static List<UUID> from(@Nullable Recorded... entries) {
        List<UUID> ids = new ArrayList<>(entries.length);
        for (Recorded entry : entries) {
            if (entry != null) {
                ids.add(entry.entryId());
            }
        }
        return ids;
    }
}

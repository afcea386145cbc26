package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request's wait until IT was engaged, with everything that tells which requests overtook it. Instants are in {@link Micros}.
 *
 * @param queue the waiting queue: that of the team, else of the service
 * @param since when the request was opened
 * @param until when IT was engaged, or the wait ended without; {@link #WAITING} while it waits
 * @param engaged whether IT was engaged
 * @param levels its urgency over the wait, in order, the first from the opening, the last as it was at the end
 */
public record Wait(String queue, long since, long until, boolean engaged, List<Step> levels) {
    /** The end of a wait that goes on. */
    public static final long WAITING = Long.MAX_VALUE;

    /** The urgency from an instant on. */
    public record Step(long from, Level urgency) {}

    public static Wait of(Course course) {
        Recorded engaged = course.first().engaged();
        Recorded stop = engaged != null ? engaged : course.first().end();
        Instant until = stop == null ? null : stop.occurredAt();
        List<Step> levels = new ArrayList<>();
        for (Timeline.Since<Level> since : course.urgencies().list()) {
            if (until == null || !since.from().isAfter(until)) {
                levels.add(new Step(Micros.of(since.from()), Objects.requireNonNull(since.value())));
            }
        }
        return new Wait(
                queue(course.dimensions()),
                Micros.of(course.openedAt()),
                until == null ? WAITING : Micros.of(until),
                engaged != null,
                levels);
    }

    /** Returns the queue of a request; the prefix keeps a team apart from a service of the same name. */
    public static String queue(Map<Dimension, String> dimensions) {
        String team = dimensions.get(Dimension.TEAM);
        return team != null ? "team " + team : "service " + dimensions.get(Dimension.SERVICE);
    }

    /** Returns when the request was opened. */
    public Instant opened() {
        return Micros.instant(since);
    }

    public Status status() {
        return engaged ? Status.SETTLED : until == WAITING ? Status.RUNNING : Status.ENDED;
    }
}

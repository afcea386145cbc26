package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request's wait until IT was engaged, with everything that tells which requests overtook it.
 *
 * @param queue the waiting queue: that of the team, else of the service
 * @param until when IT was engaged, or the wait ended without; null while it waits
 * @param engaged whether IT was engaged
 * @param levels its urgency over the wait, in order, the first from the opening, the last as it was at the end
 */
public record Wait(String queue, Instant opened, @Nullable Instant until, boolean engaged, List<Step> levels) {
    /** The urgency from an instant on. */
    public record Step(Instant from, Level urgency) {}

    public static Wait of(Course course) {
        Recorded engaged = course.first().engaged();
        Recorded stop = engaged != null ? engaged : course.first().end();
        Instant until = stop == null ? null : stop.occurredAt();
        List<Step> levels = new ArrayList<>();
        for (Timeline.Since<Level> since : course.urgencies().list()) {
            if (until == null || !since.from().isAfter(until)) {
                levels.add(new Step(since.from(), Objects.requireNonNull(since.value())));
            }
        }
        return new Wait(queue(course.dimensions()), course.openedAt(), until, engaged != null, levels);
    }

    /** Returns the queue of a request; the prefix keeps a team apart from a service of the same name. */
    public static String queue(Map<Dimension, String> dimensions) {
        String team = dimensions.get(Dimension.TEAM);
        return team != null ? "team " + team : "service " + dimensions.get(Dimension.SERVICE);
    }

    public Status status() {
        return engaged ? Status.SETTLED : until == null ? Status.RUNNING : Status.ENDED;
    }
}

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
 * A request's wait for somebody to engage: as much of it as must be known of one request to say whom it overtook.
 *
 * @param queue who was to engage: the team, else the service
 * @param until when somebody was engaged, or it ended without; null while it waits
 * @param engaged whether somebody was
 * @param levels its urgency over the wait, in order, the first from the opening, the last as it was at the end
 */
public record Wait(String queue, Instant opened, @Nullable Instant until, boolean engaged, List<Step> levels) {
    /** How urgent it was from an instant on. */
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

    /** The queue of a request: teams and services may share a name. */
    public static String queue(Map<Dimension, String> dimensions) {
        String team = dimensions.get(Dimension.TEAM);
        return team != null ? "team " + team : "service " + dimensions.get(Dimension.SERVICE);
    }

    public Status status() {
        return engaged ? Status.SETTLED : until == null ? Status.RUNNING : Status.ENDED;
    }
}

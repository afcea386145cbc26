package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wait from the opening to a first event in the first episode; it runs while the episode is open and ends with it. */
public final class FirstTime {
    private FirstTime() {}

    /** Returns the status of the wait, which {@code reached} settles. */
    public static Status status(Episode first, @Nullable Recorded reached) {
        return reached != null ? Status.SETTLED : first.isOpen() ? Status.RUNNING : Status.ENDED;
    }

    /** Returns the reading of the wait, judged by the target of the urgency in force when its clock stopped. */
    public static Reading in(
            Course course, @Nullable Recorded reached, Function<Charter.Targets, @Nullable Duration> target) {
        Episode first = course.first();
        Recorded stop = reached != null ? reached : first.end();
        Instant until = stop == null ? first.until(course.at()) : stop.occurredAt();
        return Reading.time(
                        status(first, reached),
                        course.between(course.openedAt(), until),
                        Reading.from(course.opening(), stop))
                .against(Objects.requireNonNull(target.apply(course.targetsAt(until))));
    }
}

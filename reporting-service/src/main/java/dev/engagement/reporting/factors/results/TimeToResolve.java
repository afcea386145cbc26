package dev.engagement.reporting.factors.results;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time from the opening to the last resolution, even if that repeats an earlier one. */
public final class TimeToResolve implements Measure {
    @Override
    public String name() {
        return "time-to-resolve";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        return Reading.time(
                course.life(),
                course.between(course.openedAt(), end(course)),
                Reading.from(course.opening(), stop(course)));
    }

    private static @Nullable Recorded stop(Course course) {
        return course.life() == Status.SETTLED
                ? course.resolution()
                : course.last().end();
    }

    static Instant end(Course course) {
        Recorded stop = stop(course);
        return stop == null ? course.lifeEnd() : stop.occurredAt();
    }

    static Time ours(Course course, Reading whole) {
        Time time = whole.time() == null ? Time.ZERO : whole.time();
        return time.minus(course.waiting().time(course.judge().hours()));
    }
}

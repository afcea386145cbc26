package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The time to resolve, without the waits on the customer; IT is judged by it. */
public final class TimeToResolveOurs implements Measure {
    private final TimeToResolve whole = new TimeToResolve();

    @Override
    public String name() {
        return "time-to-resolve-ours";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        Reading reading = whole.read(course);
        List<UUID> entries = new ArrayList<>(reading.entries());
        course.barriers().forEach(barrier -> entries.addAll(Reading.from(barrier.raised(), barrier.cleared())));
        return Reading.time(reading.status(), TimeToResolve.ours(course, reading), entries)
                .against(Objects.requireNonNull(
                        course.targetsAt(TimeToResolve.end(course)).resolve()));
    }
}

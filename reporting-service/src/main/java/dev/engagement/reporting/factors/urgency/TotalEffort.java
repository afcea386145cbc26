package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Recorded;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;
import java.util.List;

/** The working time that was spent on the request, as far as it was told; the same on both clocks. */
public final class TotalEffort implements Measure {
    @Override
    public String name() {
        return "effort-spent";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        List<Recorded> told = course.effortsSpent();
        if (told.isEmpty()) {
            return Reading.ABSENT;
        }
        Duration sum = told.stream()
                .map(entry -> ((EffortSpent) entry.entry()).duration())
                .reduce(Duration.ZERO, Duration::plus);
        return Reading.time(
                course.life(),
                new Time(sum, sum),
                told.stream().map(Recorded::entryId).toList());
    }
}

package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Timeline;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/** The number of changes of the urgency after the opening. */
public final class Reassessments implements Measure {
    @Override
    public String name() {
        return "reassessments";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Reading read(Course course) {
        List<Timeline.Since<Level>> all = course.urgencies().list();
        return Reading.value(
                course.life(),
                all.size() - 1.0,
                all.stream().map(since -> since.entry().entryId()).toList());
    }
}

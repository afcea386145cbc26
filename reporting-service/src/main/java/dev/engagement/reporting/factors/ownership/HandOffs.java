package dev.engagement.reporting.factors.ownership;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** Changes from one named owner to a different one. */
public final class HandOffs implements Measure {
    @Override
    public String name() {
        return "hand-offs";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Reading read(Course course) {
        return Reading.value(
                course.life(),
                course.handOffs().size(),
                course.handOffs().stream().map(Recorded::entryId).toList());
    }
}

package dev.engagement.reporting.factors.ownership;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;
import java.util.UUID;

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
        List<UUID> entries = Episode.bounds(course.episodes());
        course.handOffs().forEach(change -> entries.add(change.entryId()));
        return Reading.value(course.life(), course.handOffs().size(), entries);
    }
}

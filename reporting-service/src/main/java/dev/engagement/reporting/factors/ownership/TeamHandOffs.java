package dev.engagement.reporting.factors.ownership;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;
import java.util.UUID;

/** Changes from one team to a different one; the opening's team is the first. */
public final class TeamHandOffs implements Measure {
    @Override
    public String name() {
        return "team-hand-offs";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Reading read(Course course) {
        List<UUID> entries = Episode.bounds(course.episodes());
        course.teamHandOffs().forEach(change -> entries.add(change.entryId()));
        return Reading.value(course.life(), course.teamHandOffs().size(), entries);
    }
}

package dev.engagement.reporting.factors.ownership;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Timeline;
import dev.engagement.reporting.factors.Unit;
import java.util.List;
import java.util.UUID;

/** 1 if the first owner still owned the request when it was resolved, else 0. */
public final class SeenThrough implements Measure {
    @Override
    public String name() {
        return "seen-through";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        Timeline.Since<String> first = course.owners().list().stream()
                .filter(since -> since.value() != null)
                .findFirst()
                .orElse(null);
        boolean seen = first != null && first.value() != null && first.value().equals(course.finalOwner());
        List<UUID> entries = Reading.from(course.opening(), first == null ? null : first.entry(), course.resolution());
        return Reading.value(course.life(), seen ? 1 : 0, entries);
    }
}

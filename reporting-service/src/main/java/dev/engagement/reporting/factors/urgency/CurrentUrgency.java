package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The request's urgency: that of the latest assessment, else that of priority and impact. */
public final class CurrentUrgency implements Measure {
    @Override
    public String name() {
        return "urgency";
    }

    @Override
    public Unit unit() {
        return Unit.LEVEL;
    }

    @Override
    public Reading read(Course course) {
        return Reading.value(
                course.life(),
                rank(course.urgency()),
                Reading.from(course.urgencies().list().getLast().entry()));
    }

    private static double rank(Level urgency) {
        return switch (urgency) {
            case CRITICAL -> 1;
            case HIGH -> 2;
            case MEDIUM -> 3;
            case LOW -> 4;
        };
    }
}

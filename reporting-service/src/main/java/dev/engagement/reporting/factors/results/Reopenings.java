package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The number of reopenings. */
public final class Reopenings implements Measure {
    @Override
    public String name() {
        return "reopenings";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Reading read(Course course) {
        return Reading.value(course.life(), course.episodes().size() - 1.0, Episode.bounds(course.episodes()));
    }
}

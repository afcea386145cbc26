package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** 1 if the request was resolved or closed and never reopened, else 0. */
public final class RightFirstTime implements Measure {
    @Override
    public String name() {
        return "right-first-time";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        return Reading.value(course.life(), course.episodes().size() == 1 ? 1 : 0, Episode.bounds(course.episodes()));
    }
}

package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** Ease of use of what was delivered, by the latest rating: 1 could not be easier. */
public final class Usability implements Measure {
    @Override
    public String name() {
        return "usability";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        return Ratings.latest(course.ratings().usabilities());
    }
}

package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The customer's satisfaction by the latest rating: 0 is not at all, 1 could not be more. */
public final class Satisfaction implements Measure {
    @Override
    public String name() {
        return "satisfaction";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        return Ratings.latest(course.ratings().satisfactions());
    }
}

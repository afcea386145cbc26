package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The ease that the customer found, by the latest rating: 1 is no effort at all. */
public final class Effort implements Measure {
    @Override
    public String name() {
        return "effort";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        return Ratings.latest(course.ratings().efforts());
    }
}

package dev.engagement.reporting.factors.ownership;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.FirstTime;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The time from the opening to the first named owner, in the first episode. */
public final class TimeToOwn implements Measure {
    @Override
    public String name() {
        return "time-to-own";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        return FirstTime.in(course, course.first().owned(), targets -> targets.own());
    }
}

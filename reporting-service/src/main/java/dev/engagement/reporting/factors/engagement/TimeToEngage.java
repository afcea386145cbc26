package dev.engagement.reporting.factors.engagement;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.FirstTime;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** The time from the opening until IT is engaged, in the first episode. */
public final class TimeToEngage implements Measure {
    @Override
    public String name() {
        return "time-to-engage";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        return FirstTime.in(course, course.first().engaged(), targets -> targets.engage());
    }
}

package dev.engagement.reporting.factors.urgency;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/**
 * The number of requests of the same team, of lower urgency and opened later, that were engaged while this one still waited. The request's
 * own story cannot tell: {@link Overtaking} counts it over many.
 */
public final class OvertakenBy implements Measure {
    @Override
    public String name() {
        return "overtaken-by";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public boolean countsWaiting() {
        return true;
    }

    @Override
    public Reading read(Course course) {
        return Reading.ABSENT;
    }

    /** Returns the reading of a request with a known number of overtakers. */
    public static Reading reading(Course course, int overtakers) {
        return Reading.value(
                Wait.of(course).status(),
                overtakers,
                Reading.from(
                        course.opening(),
                        course.first().engaged(),
                        course.first().end()));
    }
}

package dev.engagement.reporting.factors.urgency;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/**
 * How many requests of the same team, of lower urgency and opened later, were engaged while this one still waited. Its
 * own story alone does not say: {@link Overtaking} counts it over many.
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
    public Reading read(Course course) {
        return Reading.ABSENT;
    }

    /** The reading of a request, once it is known how many overtook it. */
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

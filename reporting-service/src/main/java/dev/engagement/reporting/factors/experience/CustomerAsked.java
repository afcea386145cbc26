package dev.engagement.reporting.factors.experience;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** 1 if the customer was asked for a rating after a resolution, else 0. */
public final class CustomerAsked implements Measure {
    @Override
    public String name() {
        return "asked";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        Recorded resolution = course.verdicts().resolution();
        Recorded asked = course.verdicts().asked();
        return resolution == null
                ? Reading.ABSENT
                : Reading.value(course.life(), asked == null ? 0 : 1, Reading.from(resolution, asked));
    }
}

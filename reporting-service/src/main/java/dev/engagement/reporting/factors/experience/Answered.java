package dev.engagement.reporting.factors.experience;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** 1 if a rating came after the customer was asked for one, else 0. */
public final class Answered implements Measure {
    @Override
    public String name() {
        return "answered";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        Recorded asked = course.verdicts().asked();
        Recorded answer = course.verdicts().answer();
        return asked == null
                ? Reading.ABSENT
                : Reading.value(course.life(), answer == null ? 0 : 1, Reading.from(asked, answer));
    }
}

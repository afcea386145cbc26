package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Timeline;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;

/** The latest working time that the customer says was lost; the same on both clocks. */
public final class LostTime implements Measure {
    @Override
    public String name() {
        return "lost-time";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        Timeline.Since<Duration> last = course.ratings().lostTimes().last();
        return last == null || last.value() == null
                ? Reading.ABSENT
                : Reading.time(Status.SETTLED, new Time(last.value(), last.value()), Reading.from(last.entry()));
    }
}

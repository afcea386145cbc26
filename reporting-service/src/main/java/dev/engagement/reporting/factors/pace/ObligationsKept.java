package dev.engagement.reporting.factors.pace;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Owed;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Several;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/** The share of waits that were over within the time in which the charter obliges whom they wait on to answer. */
public final class ObligationsKept implements Measure {
    @Override
    public String name() {
        return "obligations-kept";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public List<Reading> each(Course course) {
        return Owed.byCharter(course).stream().map(Owed::reading).toList();
    }

    @Override
    public Reading read(Course course) {
        return Several.mean(each(course));
    }
}

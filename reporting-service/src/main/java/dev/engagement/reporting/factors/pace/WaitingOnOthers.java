package dev.engagement.reporting.factors.pace;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;

/** Open time inside barriers that wait on a supplier, an approval or another party. */
public final class WaitingOnOthers implements Measure {
    @Override
    public String name() {
        return "waiting-on-others";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        return Waits.on(party -> party != WaitingOn.CUSTOMER, course);
    }
}

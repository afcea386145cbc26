package dev.engagement.reporting.factors.results;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;

/** 1 if the first verdict after the first resolution is an acceptance, 0 if it is a refusal or a reopening by the customer. */
public final class AcceptedFirstTime implements Measure {
    @Override
    public String name() {
        return "accepted-first-time";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        Recorded verdict = course.verdicts().first();
        return verdict == null
                ? Reading.ABSENT
                : Reading.value(
                        Status.SETTLED,
                        verdict.entry() instanceof ResultAccepted ? 1 : 0,
                        Reading.from(course.verdicts().resolution(), verdict));
    }
}

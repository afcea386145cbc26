package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/**
 * The share of commitments that were over-promised: more than half of the requests like theirs took longer. The request's own story cannot
 * tell: it is counted over many.
 */
public final class CommitmentsBold implements Measure {
    @Override
    public String name() {
        return "commitments-bold";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        return Reading.ABSENT;
    }

    @Override
    public List<Reading> each(Course course) {
        return List.of();
    }
}

package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.stream.Stream;

/** The share of the decided commitments that were delivered with more than first promised, or well ahead of time. */
public final class BeyondPromise extends CommitmentMeasure {
    @Override
    public String name() {
        return "beyond-promise";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    Stream<Reading> of(Commitment commitment, Course course) {
        return share(commitment, course, commitment.isBeyond());
    }
}

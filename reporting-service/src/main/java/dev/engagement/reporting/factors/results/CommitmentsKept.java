package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.stream.Stream;

/** The share of the decided commitments that were delivered as first promised. */
public final class CommitmentsKept extends CommitmentMeasure {
    @Override
    public String name() {
        return "commitments-kept";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    Stream<Reading> of(Commitment commitment, Course course) {
        return share(commitment, course, commitment.outcome(course.at()) == CommitmentOutcome.KEPT);
    }
}

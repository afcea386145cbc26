package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.stream.Stream;

/** The share of the decided commitments that were kept, or renegotiated in time. */
public final class CommitmentsHonest extends CommitmentMeasure {
    @Override
    public String name() {
        return "commitments-honest";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    Stream<Reading> of(Commitment commitment, Course course) {
        CommitmentOutcome outcome = commitment.outcome(course.at());
        return share(
                commitment, course, outcome == CommitmentOutcome.KEPT || outcome == CommitmentOutcome.RENEGOTIATED);
    }
}

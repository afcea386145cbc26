package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.util.stream.Stream;

/** The time between the customer's hearing that a due date was given up and that date; below zero if the date had passed. */
public final class NoticeGiven extends CommitmentMeasure {
    @Override
    public String name() {
        return "notice-given";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    Stream<Reading> of(Commitment commitment, Course course) {
        return commitment.notices().stream()
                .map(notice -> Reading.time(
                        Status.SETTLED, notice.time(), Reading.from(commitment.made(), notice.revision())));
    }
}

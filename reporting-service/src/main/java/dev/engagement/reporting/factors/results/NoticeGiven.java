package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.util.stream.Stream;

/** How long before a due date that was given up the customer heard of it; below zero where the date had passed. */
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

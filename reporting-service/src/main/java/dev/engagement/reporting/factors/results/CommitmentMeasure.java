package dev.engagement.reporting.factors.results;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Several;
import java.util.List;
import java.util.stream.Stream;

/**
 * A measure of commitments: statistics count commitments, not requests. In a share, a decided commitment is settled with 1 or 0, an open
 * one runs, and a withdrawn one has ended. A request's own reading is the mean of its settled ones.
 */
abstract class CommitmentMeasure implements Measure {
    @Override
    public final List<Reading> each(Course course) {
        return course.commitments().stream()
                .flatMap(commitment -> of(commitment, course))
                .toList();
    }

    abstract Stream<Reading> of(Commitment commitment, Course course);

    /** Returns a commitment's reading in a share: settled with 1 or 0 as soon as the outcome is decided. */
    static Stream<Reading> share(Commitment commitment, Course course, boolean counts) {
        return Stream.of(Reading.value(
                commitment.outcome(course.at()).status(),
                counts ? 1 : 0,
                commitment.entries().stream().map(Recorded::entryId).toList()));
    }

    @Override
    public final Reading read(Course course) {
        return Several.mean(each(course));
    }
}

package dev.engagement.reporting.factors.results;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
        List<Reading> each = course.commitments().isEmpty() ? List.of() : each(course);
        if (each.isEmpty()) {
            return Reading.ABSENT;
        }
        List<Reading> settled = each.stream()
                .filter(reading -> reading.status() == Status.SETTLED)
                .toList();
        boolean runs = each.stream().anyMatch(reading -> reading.status() == Status.RUNNING);
        Status status = runs ? Status.RUNNING : settled.isEmpty() ? Status.ENDED : Status.SETTLED;
        List<UUID> entries = each.stream()
                .flatMap(reading -> reading.entries().stream())
                .distinct()
                .toList();
        return mean(settled, status, entries);
    }

    private static Reading mean(List<Reading> settled, Status status, List<UUID> entries) {
        if (settled.isEmpty()) {
            return new Reading(status, null, null, null, entries);
        }
        if (settled.getFirst().time() == null) {
            double mean = settled.stream().collect(Collectors.averagingDouble(reading -> {
                Double value = reading.value();
                return value == null ? 0 : value;
            }));
            return Reading.value(status, mean, entries);
        }
        Time sum = Time.ZERO;
        for (Reading reading : settled) {
            sum = sum.plus(reading.time() == null ? Time.ZERO : reading.time());
        }
        return Reading.time(status, sum.dividedBy(settled.size()), entries);
    }
}

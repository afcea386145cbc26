package dev.engagement.reporting.measures;

import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.results.MilestoneSlip;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A milestone that counts for the slip of a request.
 *
 * @param first its first due date
 * @param due its due date now
 * @param delivered null while it is not
 */
record RunningMilestone(
        BigDecimal weight,
        Instant first,
        Instant due,
        @Nullable Instant delivered) {
    /** Returns the milestones of a request if the slip runs, else none. */
    static List<RunningMilestone> of(Course course) {
        boolean runs = course.read(Measures.MILESTONE_SLIP).status() == Status.RUNNING;
        return !runs
                ? List.of()
                : MilestoneSlip.slips(course).stream()
                        .filter(slip -> slip.status() != Status.ENDED)
                        .map(slip -> of(slip.milestone(), slip.weight()))
                        .toList();
    }

    private static RunningMilestone of(Commitment milestone, BigDecimal weight) {
        var delivery = milestone.delivery();
        return new RunningMilestone(
                weight, milestone.dues().getFirst(), milestone.due(), delivery == null ? null : delivery.occurredAt());
    }

    /** Returns how far it has slipped at an instant, by its weight. */
    MilestoneSlip.WeighedTime slip(Instant at, ServiceHours hours) {
        Instant end = delivered != null ? delivered : due.isAfter(at) ? due : at;
        return new MilestoneSlip.WeighedTime(weight, Time.between(first, end, hours));
    }
}

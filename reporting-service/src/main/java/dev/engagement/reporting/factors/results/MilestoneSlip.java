package dev.engagement.reporting.factors.results;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The time from the first due date of a milestone to its delivery, never below zero; the request's is the mean of its milestones by their
 * weights. A milestone that was withdrawn counts only if all were.
 */
public final class MilestoneSlip implements Measure {
    /**
     * How far a milestone has slipped.
     *
     * @param status running until it is delivered; ended if it was withdrawn, or if the request was over before
     */
    public record Slip(Commitment milestone, BigDecimal weight, Status status, Time time) {}

    /** A time that counts by its weight. */
    public record WeighedTime(BigDecimal weight, Time time) {}

    @Override
    public String name() {
        return "milestone-slip";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    /** Returns the slip of each milestone, in the order in which they were promised. */
    public static List<Slip> slips(Course course) {
        return course.commitments().stream()
                .flatMap(commitment -> of(commitment, course).stream())
                .toList();
    }

    /** Returns the slip of a milestone; empty for a promise. */
    public static Optional<Slip> of(Commitment commitment, Course course) {
        return Optional.ofNullable(commitment.weight()).map(weight -> slip(commitment, weight, course));
    }

    private static Slip slip(Commitment milestone, BigDecimal weight, Course course) {
        Recorded delivery = milestone.delivery();
        Recorded withdrawal = delivery == null ? milestone.withdrawal() : null;
        Instant now = withdrawal == null ? course.lifeEnd() : withdrawal.occurredAt();
        Instant end = delivery != null ? delivery.occurredAt() : milestone.due().isAfter(now) ? milestone.due() : now;
        Status open = course.last().isOpen() ? Status.RUNNING : Status.ENDED;
        Status status = delivery != null ? Status.SETTLED : withdrawal != null ? Status.ENDED : open;
        return new Slip(
                milestone, weight, status, course.between(milestone.dues().getFirst(), end));
    }

    @Override
    public Reading read(Course course) {
        List<Slip> all = slips(course);
        if (all.isEmpty()) {
            return Reading.ABSENT;
        }
        List<Slip> counted =
                all.stream().filter(slip -> slip.status() != Status.ENDED).toList();
        List<UUID> entries = all.stream()
                .flatMap(slip -> slip.milestone().entries().stream())
                .map(Recorded::entryId)
                .toList();
        List<WeighedTime> times = (counted.isEmpty() ? all : counted)
                .stream()
                        .map(slip -> new WeighedTime(slip.weight(), slip.time()))
                        .toList();
        return Reading.time(status(counted), mean(times), entries);
    }

    private static Status status(List<Slip> counted) {
        boolean runs = counted.stream().anyMatch(slip -> slip.status() == Status.RUNNING);
        return runs ? Status.RUNNING : counted.isEmpty() ? Status.ENDED : Status.SETTLED;
    }

    /** Returns the mean of times by their weights, to the millisecond. */
    public static Time mean(List<WeighedTime> times) {
        return new Time(mean(times, Time::elapsed), mean(times, Time::service));
    }

    private static Duration mean(List<WeighedTime> times, Function<Time, Duration> clock) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (WeighedTime one : times) {
            sum = sum.add(BigDecimal.valueOf(clock.apply(one.time()).toMillis()).multiply(one.weight()));
            weights = weights.add(one.weight());
        }
        return Duration.ofMillis(sum.divide(weights, 0, RoundingMode.HALF_UP).longValueExact());
    }
}

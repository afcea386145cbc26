package dev.engagement.reporting.measures;

import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.calendar.Spans;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts missed targets that would have been met if suppliers had taken no longer than they should have. */
final class SupplierCost {
    private final Course course;
    private final Spans excess;
    private final Spans excessOfCustomers;

    private SupplierCost(Course course, Spans excess) {
        this.course = course;
        this.excess = excess;
        this.excessOfCustomers = excess.within(course.waiting());
    }

    /**
     * Returns how many of the targets for engaging, owning, pace and resolving a request were missed for that alone.
     *
     * @param excess waits for suppliers beyond the time that was given
     */
    static int of(Course course, Spans excess) {
        return excess.list().isEmpty() ? 0 : new SupplierCost(course, excess).count();
    }

    private int count() {
        return (int) Stream.of(
                        isFor(Measures.TIME_TO_ENGAGE, Duration.ZERO),
                        isFor(Measures.TIME_TO_OWN, Duration.ZERO),
                        isForPace(),
                        isFor(Measures.TIME_TO_RESOLVE_OURS, whole().elapsed()))
                .filter(isFor -> isFor)
                .count();
    }

    /** Returns the time to resolve, in which waits on the customer count. */
    private Time whole() {
        return Objects.requireNonNull(course.read(Measures.TIME_TO_RESOLVE).time());
    }

    /**
     * Returns whether a target was missed that the time without the excess would have met.
     *
     * @param counted the wall-clock time in which the measure's time lies, if that is longer than its own
     */
    private boolean isFor(Measure measure, Duration counted) {
        Reading reading = course.read(measure);
        Judged judged = reading.judged();
        Time time = reading.time();
        if (judged == null || time == null || !Boolean.FALSE.equals(judged.met())) {
            return false;
        }
        Duration length = counted.isZero() ? time.elapsed() : counted;
        Span span = new Span(course.openedAt(), course.openedAt().plus(length));
        Duration without = time.service().minus(counted.isZero() ? excessIn(span) : excessOfOthersIn(span));
        return without.compareTo(judged.limit()) <= 0;
    }

    private boolean isForPace() {
        Judged judged = course.read(Measures.PACE_KEPT).judged();
        List<Gap> gaps = course.gaps();
        return judged != null
                && gaps != null
                && Boolean.FALSE.equals(judged.met())
                && gaps.stream().allMatch(this::isShortEnough);
    }

    private boolean isShortEnough(Gap gap) {
        Instant end = gap.until() == null ? course.lifeEnd() : gap.until().occurredAt();
        Span span = new Span(gap.since().occurredAt(), end);
        return gap.time().service().minus(excessOfOthersIn(span)).compareTo(gap.allowed()) <= 0;
    }

    private Duration excessIn(Span span) {
        return excess.timeWithin(span, course.judge().hours()).service();
    }

    /** Leaves out what the measured time leaves out already: waits on the customer. */
    private Duration excessOfOthersIn(Span span) {
        return excessIn(span)
                .minus(excessOfCustomers
                        .timeWithin(span, course.judge().hours())
                        .service());
    }
}

package dev.engagement.reporting.measures;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Owed;
import dev.engagement.reporting.factors.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of a request run on as time passes, as long as no entry arrives: with the kept figures they tell those of any later
 * instant, without the story.
 *
 * @param from the instant at which the kept figures were read, not before the last entry
 * @param times the times that grow, or may exceed their targets
 * @param silence the silence that lasts; null if none does
 * @param dues by when each commitment is to be delivered, in the order of the outcomes; null for one whose outcome is decided
 * @param owed how much service time in nanoseconds each wait has left, in the order of the running ones
 * @param milestones those that count for the slip; none if it stands still
 * @param isRed whether the customer is unhappy, had to chase or refused the result
 */
public record RunningFigures(
        Instant from,
        List<RunningTime> times,
        @Nullable RunningSilence silence,
        List<@Nullable Instant> dues,
        List<Long> owed,
        List<RunningMilestone> milestones,
        boolean isRed) {

    /** Returns how the figures of a request run on from the instant of its course. */
    public static RunningFigures of(Course course) {
        boolean isWaiting = isWaiting(course, party -> party == WaitingOn.CUSTOMER);
        List<@Nullable Instant> dues = new ArrayList<>();
        course.commitments()
                .forEach(one -> dues.add(one.outcome(course.at()) == CommitmentOutcome.OPEN ? one.due() : null));
        return new RunningFigures(
                course.at(),
                times(course, isWaiting),
                RunningSilence.of(course, !isWaiting),
                dues,
                owed(course),
                RunningMilestone.of(course),
                Measures.WATERMELON.isRed(course));
    }

    private static List<RunningTime> times(Course course, boolean isWaiting) {
        boolean isWaitingOnOthers = isWaiting(course, party -> party != WaitingOn.CUSTOMER);
        List<RunningTime> times = new ArrayList<>();
        add(Measures.TIME_TO_ENGAGE, true, course, times);
        add(Measures.TIME_TO_RE_ENGAGE, true, course, times);
        add(Measures.TIME_TO_OWN, true, course, times);
        add(Measures.TIME_UNOWNED, course.owner() == null, course, times);
        add(Measures.WAITING_ON_CUSTOMER, isWaiting, course, times);
        add(Measures.WAITING_ON_OTHERS, isWaitingOnOthers, course, times);
        add(Measures.TIME_TO_RESOLVE, true, course, times);
        add(Measures.TIME_TO_RESOLVE_OURS, !isWaiting, course, times);
        if (course.read(Measures.TIME_TO_ANSWER).status() == Status.RUNNING) {
            times.add(RunningTime.ofAnswers(course));
        }
        return times;
    }

    private static void add(Measure measure, boolean grows, Course course, List<RunningTime> times) {
        var reading = course.read(measure);
        if (reading.status() == Status.RUNNING) {
            times.add(RunningTime.of(Measures.place(measure), reading, grows));
        }
    }

    private static boolean isWaiting(Course course, Predicate<WaitingOn> party) {
        return course.barriers().stream()
                .anyMatch(barrier -> barrier.cleared() == null && party.test(barrier.waitingOn()));
    }

    private static List<Long> owed(Course course) {
        return Owed.byCharter(course).stream()
                .filter(owed -> owed.reading().status() == Status.RUNNING)
                .map(owed -> owed.left().toNanos())
                .toList();
    }

    /** Returns whether time alone changes no figure. */
    public boolean isEmpty() {
        return times.isEmpty() && dues.stream().noneMatch(due -> due != null);
    }

    /**
     * Returns the figures at an instant.
     *
     * @param kept those of {@link #from}
     * @param at not before that
     * @param hours by which the request is judged
     */
    public Figures at(Figures kept, Instant at, ServiceHours hours) {
        return new FiguresAt(this, kept, at, hours).figures();
    }

    /** Returns the length of the silence that lasts, divided by its allowed length; 0 if none lasts. */
    public double silence(Instant at, ServiceHours hours) {
        return silence == null ? 0 : silence.share(service(at, hours));
    }

    /** Returns the same at the instant of a course. */
    public static double silence(Course course) {
        RunningSilence silence = RunningSilence.of(course, true);
        return silence == null ? 0 : silence.share(0);
    }

    /** Returns the silence that lasts; null if none does. */
    public @Nullable Figure lasting(Instant at, ServiceHours hours) {
        return silence == null ? null : silence.itself(service(at, hours));
    }

    private long service(Instant at, ServiceHours hours) {
        return Time.between(from, at, hours).service().toNanos();
    }
}

package dev.engagement.reporting.measures;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Contact;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure.Verdict;
import java.util.Objects;

/**
 * A measure's time as it stood at an instant, and how fast it grows. All times are nanoseconds.
 *
 * @param measure its place in {@link Measures#ALL}
 * @param running how many of its waits grow, as fast as time passes
 * @param parts of how many waits it is the mean
 * @param service the sum of the waits, service time
 * @param elapsed the same by the wall clock
 * @param limit the target, service time; {@link #NONE} without a target
 */
record RunningTime(int measure, int running, int parts, long service, long elapsed, long limit) {
    static final long NONE = -1;

    /** Returns a time that grows as time passes, or stands still for now. */
    static RunningTime of(int measure, Reading reading, boolean grows) {
        Time time = Objects.requireNonNull(reading.time());
        return new RunningTime(
                measure,
                grows ? 1 : 0,
                1,
                time.service().toNanos(),
                time.elapsed().toNanos(),
                reading.judged() == null ? NONE : reading.judged().limit().toNanos());
    }

    /** Returns the mean wait of a request's contacts for their answers, of which some still run. */
    static RunningTime ofAnswers(Course course) {
        Time sum = Time.ZERO;
        int running = 0;
        for (Contact contact : course.contacts()) {
            sum = sum.plus(course.between(contact.entry().occurredAt(), contact.waitedTo(course.at())));
            running += contact.status() == Status.RUNNING ? 1 : 0;
        }
        return new RunningTime(
                Measures.place(Measures.TIME_TO_ANSWER),
                running,
                course.contacts().size(),
                sum.service().toNanos(),
                sum.elapsed().toNanos(),
                NONE);
    }

    /** Returns the figure after so much more time. */
    Figure after(long moreService, long moreElapsed) {
        long served = (service + running * moreService) / parts;
        double lapsed = Figure.seconds((elapsed + running * moreElapsed) / parts);
        Verdict verdict = limit == NONE ? Verdict.NONE : served > limit ? Verdict.MISSED : Verdict.UNDECIDED;
        return new Figure(Status.RUNNING, Figure.seconds(served), lapsed, verdict);
    }
}

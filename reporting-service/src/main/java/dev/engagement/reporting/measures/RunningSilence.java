package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The silence of IT that lasts at an instant, after those that are over. All times are nanoseconds on both clocks or of service time.
 *
 * @param total the sum of the silences that are over
 * @param within the part of that which was allowed
 * @param sum the sum of those that are not zero, in seconds
 * @param squares the sum of their squares
 * @param count how many they are
 * @param longestService the longest of them
 * @param longestElapsed the longest by the wall clock
 * @param service its own length so far
 * @param elapsed its own length so far by the wall clock
 * @param grows whether it grows as time passes: not while IT waits for the customer
 * @param allowed how long it may be
 */
record RunningSilence(
        long total,
        long within,
        double sum,
        double squares,
        int count,
        long longestService,
        long longestElapsed,
        long service,
        long elapsed,
        boolean grows,
        long allowed) {

    /** Returns the silence of an open request that IT is engaged with; null if there is none. */
    static @Nullable RunningSilence of(Course course, boolean grows) {
        var engaged = course.last().engaged();
        List<Gap> gaps = course.gaps();
        if (!course.last().isOpen() || engaged == null || gaps == null) {
            return null;
        }
        boolean lasts = !gaps.isEmpty() && gaps.getLast().until() == null;
        long allowed = (lasts ? gaps.getLast().allowed() : course.allowedAt(course.at())).toNanos();
        RunningSilence silence = new RunningSilence(0, 0, 0, 0, 0, 0, 0, 0, 0, grows, allowed);
        for (Gap gap : lasts ? gaps.subList(0, gaps.size() - 1) : gaps) {
            silence = silence.plus(gap);
        }
        return lasts ? silence.lasting(gaps.getLast()) : silence;
    }

    private RunningSilence plus(Gap gap) {
        long length = gap.time().service().toNanos();
        double seconds = Figure.seconds(length);
        return new RunningSilence(
                total + length,
                within + Math.min(length, gap.allowed().toNanos()),
                sum + seconds,
                squares + seconds * seconds,
                count + (length > 0 ? 1 : 0),
                Math.max(longestService, length),
                Math.max(longestElapsed, gap.time().elapsed().toNanos()),
                service,
                elapsed,
                grows,
                allowed);
    }

    private RunningSilence lasting(Gap gap) {
        return new RunningSilence(
                total,
                within,
                sum,
                squares,
                count,
                longestService,
                longestElapsed,
                gap.time().service().toNanos(),
                gap.time().elapsed().toNanos(),
                grows,
                allowed);
    }

    private long service(long more) {
        return service + (grows ? more : 0);
    }

    /** Returns its length divided by the allowed length after so much more service time: over 1 is too long. */
    double share(long more) {
        return (double) (service(more) / 1_000_000) / (allowed / 1_000_000);
    }

    /** Returns its own figure after so much more service time. */
    Figure itself(long more) {
        double seconds = Figure.seconds(service(more));
        return new Figure(Status.RUNNING, seconds, seconds, Verdict.NONE);
    }

    /** Returns the longest silence after so much more time. */
    Figure longest(long moreService, long moreElapsed) {
        return new Figure(
                Status.RUNNING,
                Figure.seconds(Math.max(longestService, service(moreService))),
                Figure.seconds(Math.max(longestElapsed, elapsed + (grows ? moreElapsed : 0))),
                Verdict.NONE);
    }

    /** Returns how far the pace was kept after so much more service time. */
    Figure pace(long more) {
        long length = service(more);
        long whole = total + length;
        long part = within + Math.min(length, allowed);
        double value = part == whole ? 1 : Figure.seconds(part) / Figure.seconds(whole);
        return new Figure(Status.RUNNING, value, value, part == whole ? Verdict.UNDECIDED : Verdict.MISSED);
    }

    /** Returns how even the silences are after so much more service time; absent if fewer than two are not zero. */
    Figure steadiness(long more) {
        long length = service(more);
        double seconds = Figure.seconds(length);
        double all = sum + seconds;
        int counted = count + (length > 0 ? 1 : 0);
        double value = all * all / (counted * (squares + seconds * seconds));
        return counted < 2 ? Figure.ABSENT : new Figure(Status.RUNNING, value, value, Verdict.NONE);
    }
}

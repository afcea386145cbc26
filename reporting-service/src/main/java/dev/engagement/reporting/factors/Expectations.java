package dev.engagement.reporting.factors;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.calendar.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of the events that the customer still expects. They are absolute, so that they stay true while time passes. One is null if
 * nothing more is expected, or while the clock stands still because IT waits on the customer. A promise's date is on the wall clock.
 */
public record Expectations(
        @Nullable Instant engageBy,
        @Nullable Instant ownBy,
        @Nullable Instant updateBy,
        @Nullable Instant resolveBy,
        @Nullable Instant promiseBy) {
    public static final Expectations NONE = new Expectations(null, null, null, null, null);

    public static Expectations of(Course course) {
        if (course.life() != Status.RUNNING) {
            return NONE;
        }
        Instant opened = course.openedAt();
        var targets = course.targetsAt(Instant.MAX);
        boolean first = course.episodes().size() == 1;
        return new Expectations(
                first && course.first().engaged() == null ? after(course, opened, targets.engage()) : null,
                first && course.first().owned() == null ? after(course, opened, targets.own()) : null,
                course.last().engaged() == null ? null : updateBy(course),
                withoutWaiting(course, opened, Objects.requireNonNull(targets.resolve())),
                promiseBy(course));
    }

    /** Returns the earliest due date of the open commitments; it stays when it has passed. */
    private static @Nullable Instant promiseBy(Course course) {
        return course.commitments().stream()
                .filter(commitment -> !commitment.isOver())
                .map(Commitment::due)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Instant after(Course course, Instant from, @Nullable Duration target) {
        return course.judge().hours().after(from, Objects.requireNonNull(target));
    }

    private static @Nullable Instant updateBy(Course course) {
        Instant since = Objects.requireNonNull(course.last().engaged()).occurredAt();
        if (!course.told().isEmpty() && course.told().getLast().occurredAt().isAfter(since)) {
            since = course.told().getLast().occurredAt();
        }
        return withoutWaiting(course, since, course.allowedAt(since));
    }

    /** Returns the instant when that much service time has passed without waits on the customer; null while an open wait prevents it. */
    private static @Nullable Instant withoutWaiting(Course course, Instant from, Duration allowed) {
        var hours = course.judge().hours();
        Duration left = allowed;
        Instant cursor = from;
        for (Span wait : waits(course).endingAfter(from)) {
            Duration before = hours.between(cursor, wait.from());
            if (before.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(before);
            cursor = wait.to();
        }
        return cursor.equals(Instant.MAX) ? null : hours.after(cursor, left);
    }

    /** Returns the waits on the customer. An open one extends into the future, since a deadline must not depend on when it is asked for. */
    private static Spans waits(Course course) {
        List<Span> open = course.episodes().stream()
                .map(episode -> episode.span(episode.isOpen() ? Instant.MAX : course.at()))
                .toList();
        List<Span> barriers = course.barriers().stream()
                .filter(barrier -> barrier.waitingOn() == WaitingOn.CUSTOMER)
                .map(Barrier::span)
                .toList();
        return Spans.of(barriers).within(Spans.of(open));
    }
}

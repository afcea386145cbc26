package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the time since IT was engaged into silences. */
final class Gaps {
    private final Course course;
    private final List<Gap> gaps = new ArrayList<>();
    private int nextTold;

    private Gaps(Course course) {
        this.course = course;
    }

    static List<Gap> of(Course course) {
        Gaps cutter = new Gaps(course);
        for (Episode episode : course.episodes()) {
            if (episode.engaged() != null) {
                cutter.cut(episode.engaged(), episode.end(), episode.until(course.at()));
            }
        }
        return cutter.gaps;
    }

    /** Cuts one span into gaps. Points at one instant are one point, with no gap between them. */
    private void cut(Recorded engaged, @Nullable Recorded last, Instant end) {
        Recorded since = engaged;
        List<Recorded> told = course.told();
        while (nextTold < told.size() && !told.get(nextTold).occurredAt().isAfter(end)) {
            Recorded point = told.get(nextTold++);
            if (point.occurredAt().isAfter(since.occurredAt())) {
                add(since, point, point.occurredAt());
                since = point;
            }
        }
        if (end.isAfter(since.occurredAt())) {
            add(since, last, end);
        }
    }

    private void add(Recorded since, @Nullable Recorded until, Instant to) {
        Span span = new Span(since.occurredAt(), to);
        gaps.add(new Gap(
                since,
                until,
                course.between(span.from(), span.to())
                        .minus(course.waiting().timeWithin(span, course.judge().hours())),
                course.allowedAt(span.from())));
    }
}

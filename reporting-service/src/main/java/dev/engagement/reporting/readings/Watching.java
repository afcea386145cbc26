package dev.engagement.reporting.readings;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the events of a request that have settled since the last look. Each is told once, or never if it is history. */
final class Watching {
    /** Longest delay between occurrence and recording; an entry recorded later is history. */
    private static final Duration LIVE = Duration.ofDays(1);

    private final Course course;
    private final Account account;
    private final Instant birth;
    private final List<Settled> settled;
    private final Map<Dimension, String> dimensions;
    private Watched watched;

    private Watching(Course course, Account account, Watched before, Instant birth, List<Settled> settled) {
        this.course = course;
        this.account = account;
        this.birth = birth;
        this.settled = settled;
        this.dimensions = course.dimensions();
        this.watched = before;
    }

    /**
     * Adds new events to {@code settled}.
     *
     * @param birth since when the database has been filled: entries recorded before are being replayed
     * @return all events told or skipped by now
     */
    static Watched look(Course course, Account account, Watched before, Instant birth, List<Settled> settled) {
        Watching watching = new Watching(course, account, before, birth, settled);
        watching.once(
                Settled.Milestone.ENGAGED,
                Measures.TIME_TO_ENGAGE,
                course.first().engaged());
        watching.once(
                Settled.Milestone.OWNED, Measures.TIME_TO_OWN, course.first().owned());
        watching.once(Settled.Milestone.RESOLVED, Measures.TIME_TO_RESOLVE, course.resolution());
        watching.gaps();
        return watching.watched;
    }

    private void once(Settled.Milestone kind, Measure measure, @Nullable Recorded by) {
        Reading reading = account.readings().get(measure.name());
        if (by == null || reading == null || reading.status() != Status.SETTLED || watched.has(kind)) {
            return;
        }
        watched = watched.with(kind);
        if (isLive(by)) {
            settled.add(new Settled(kind, dimensions, Figure.of(reading).service()));
        }
    }

    private void gaps() {
        List<Gap> gaps = course.gaps();
        if (gaps == null) {
            return;
        }
        for (Gap gap : gaps) {
            Recorded until = gap.until();
            boolean isNew =
                    watched.gapsTo() == null || !gap.since().occurredAt().isBefore(watched.gapsTo());
            if (until != null && isNew) {
                watched = new Watched(watched.kinds(), until.occurredAt());
                if (isLive(until)) {
                    settled.add(new Settled(
                            Settled.Milestone.GAP,
                            dimensions,
                            Figure.seconds(gap.time().service())));
                }
            }
        }
    }

    private boolean isLive(Recorded entry) {
        return !entry.recordedAt().isBefore(birth)
                && !entry.occurredAt().isBefore(entry.recordedAt().minus(LIVE));
    }
}

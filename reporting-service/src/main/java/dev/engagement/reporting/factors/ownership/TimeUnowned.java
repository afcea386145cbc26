package dev.engagement.reporting.factors.ownership;

import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.calendar.Spans;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Timeline;
import dev.engagement.reporting.factors.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Open time without a named owner; an owner stays the owner over resolution and reopening until an entry says otherwise. */
public final class TimeUnowned implements Measure {
    @Override
    public String name() {
        return "time-unowned";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        List<UUID> entries = Episode.bounds(course.episodes());
        course.owners().list().forEach(since -> entries.add(since.entry().entryId()));
        return Reading.time(
                course.life(),
                Spans.of(unowned(course))
                        .within(course.open())
                        .time(course.judge().hours()),
                entries);
    }

    private static List<Span> unowned(Course course) {
        List<Span> spans = new ArrayList<>();
        @Nullable Instant since = course.openedAt();
        for (Timeline.Since<String> owner : course.owners().list()) {
            if (owner.value() != null && since != null) {
                spans.add(new Span(since, owner.from()));
                since = null;
            } else if (owner.value() == null && since == null) {
                since = owner.from();
            }
        }
        if (since != null) {
            spans.add(new Span(since, Instant.MAX));
        }
        return spans;
    }
}

package dev.engagement.reporting.factors.engagement;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The time from each reopening until IT is engaged again: of the wait that runs, else the mean of those that settled. */
public final class TimeToReEngage implements Measure {
    @Override
    public String name() {
        return "time-to-re-engage";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        List<Episode> again = course.episodes().subList(1, course.episodes().size());
        if (again.isEmpty()) {
            return Reading.ABSENT;
        }
        if (status(again.getLast()) == Status.RUNNING) {
            return mean(course, List.of(again.getLast()), Status.RUNNING);
        }
        List<Episode> settled = again.stream()
                .filter(episode -> status(episode) == Status.SETTLED)
                .toList();
        return settled.isEmpty() ? mean(course, again, Status.ENDED) : mean(course, settled, Status.SETTLED);
    }

    private static Status status(Episode episode) {
        return episode.engaged() != null ? Status.SETTLED : episode.isOpen() ? Status.RUNNING : Status.ENDED;
    }

    private static Reading mean(Course course, List<Episode> episodes, Status status) {
        Time sum = Time.ZERO;
        List<UUID> entries = new ArrayList<>();
        for (Episode episode : episodes) {
            var stop = episode.engaged() != null ? episode.engaged() : episode.end();
            sum = sum.plus(
                    course.between(episode.startedAt(), stop == null ? episode.until(course.at()) : stop.occurredAt()));
            entries.addAll(Reading.from(episode.start(), stop));
        }
        return Reading.time(status, sum.dividedBy(episodes.size()), entries);
    }
}

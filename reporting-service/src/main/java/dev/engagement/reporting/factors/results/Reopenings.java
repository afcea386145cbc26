package dev.engagement.reporting.factors.results;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/** How often it was reopened. */
public final class Reopenings implements Measure {
    @Override
    public String name() {
        return "reopenings";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Reading read(Course course) {
        List<Episode> again = course.episodes().subList(1, course.episodes().size());
        return Reading.value(
                course.life(),
                again.size(),
                again.stream().map(episode -> episode.start().entryId()).toList());
    }
}

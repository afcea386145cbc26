package dev.engagement.reporting.board;

import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.readings.Listing.Line;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Folds the stories of listed requests. */
@Component
public class ListedCourses {
    private final History history;
    private final PublishedCharters charters;

    ListedCourses(History history, PublishedCharters charters) {
        this.history = history;
        this.charters = charters;
    }

    /** Returns the courses by request as of then; must be called in the transaction that listed them. */
    public Map<String, Course> of(List<Line> lines, Instant at) {
        JudgingOrder judging = charters.judging();
        Map<String, Course> courses = new HashMap<>();
        history.stories(lines.stream().map(Line::subject).toList(), null, (request, story) -> Fold.course(
                        Story.of(story, AsOf.now(at)), judging)
                .ifPresent(course -> courses.put(request, course)));
        return courses;
    }
}

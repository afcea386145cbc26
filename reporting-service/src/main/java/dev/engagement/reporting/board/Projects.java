package dev.engagement.reporting.board;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Projects with their plans. */
@Component
public class Projects {
    private final Listing listing;
    private final History history;
    private final PublishedCharters charters;

    Projects(Listing listing, History history, PublishedCharters charters) {
        this.listing = listing;
        this.history = history;
        this.charters = charters;
    }

    /** A project and its course so far. */
    public record PlannedProject(Line line, Course course) {}

    /** Returns the chosen projects; must be called in a transaction that sees one state of the database. */
    public List<PlannedProject> of(Wanted wanted) {
        List<Line> lines = listing.lines(wanted);
        JudgingOrder judging = charters.judging();
        Map<String, Course> courses = new HashMap<>();
        history.stories(lines.stream().map(Line::subject).toList(), null, (subject, entries) -> Fold.course(
                        story(entries, wanted), judging)
                .ifPresent(course -> courses.put(subject, course)));
        List<PlannedProject> projects = new ArrayList<>();
        for (Line line : lines) {
            Course course = courses.get(line.subject());
            if (course != null) {
                projects.add(new PlannedProject(line, course));
            }
        }
        return projects;
    }

    private static Story story(List<Recorded> entries, Wanted wanted) {
        return Story.of(entries, AsOf.now(wanted.at()));
    }
}

package dev.engagement.reporting.page.projects;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Listing.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param slip of its milestones by their weights; null without milestones
 * @param effort what was told of it; empty if nothing was
 */
public record ProjectRow(
        String request,
        @Nullable String title,
        String state,
        @Nullable String owner,
        List<PlanRow> plan,
        @Nullable Duration slip,
        String effort) {
    static ProjectRow of(Line line, Course course, Map<String, String> names) {
        String owner = line.owner();
        String title = line.title();
        return new ProjectRow(
                line.subject(),
                title == null ? null : names.get(title),
                line.state(),
                owner == null ? null : names.getOrDefault(owner, owner),
                course.commitments().stream()
                        .map(commitment -> PlanRow.of(commitment, course))
                        .toList(),
                time(course.read(Measures.MILESTONE_SLIP)),
                Objects.requireNonNullElse(effort(course.read(Measures.EFFORT_SPENT)), ""));
    }

    private static @Nullable String effort(Reading reading) {
        Duration spent = time(reading);
        return spent == null ? null : Words.work((double) spent.toSeconds());
    }

    private static @Nullable Duration time(Reading reading) {
        return reading.time() == null ? null : reading.time().elapsed();
    }

    /** Returns the slip in words. */
    public String slipped() {
        return slip == null ? "" : slip.isZero() ? "none" : Words.time((double) slip.toSeconds());
    }
}

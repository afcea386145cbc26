package dev.engagement.reporting.measures;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Anomaly;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The readings, expectations and anomalies of one request.
 *
 * @param course null while its story has no opening
 * @param readings by the measure's name, in the order of {@link Measures#ALL}; empty without an opening
 */
public record Account(
        @Nullable Course course, Map<String, Reading> readings, Expectations expectations, List<Anomaly> anomalies) {

    /** Folds the story once and reads every measure. */
    public static Account of(Story story, Charters charters) {
        return Fold.course(story, charters).map(Account::of).orElseGet(() -> unopened(story));
    }

    private static Account of(Course course) {
        Map<String, Reading> readings = LinkedHashMap.newLinkedHashMap(Measures.ALL.size());
        for (Measure measure : Measures.ALL) {
            readings.put(measure.name(), course.read(measure));
        }
        return new Account(course, readings, Expectations.of(course), course.anomalies());
    }

    private static Account unopened(Story story) {
        Anomaly anomaly = new Anomaly(
                Anomaly.Kind.NO_OPENING,
                story.entries().stream().map(Recorded::entryId).toList());
        return new Account(null, Map.of(), Expectations.NONE, story.entries().isEmpty() ? List.of() : List.of(anomaly));
    }
}

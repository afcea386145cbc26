package dev.engagement.reporting.factors.pace;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Reading;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Helpers of the measures of silence. */
final class Shares {
    private Shares() {}

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    static double of(Duration part, Duration whole) {
        return seconds(part) / seconds(whole);
    }

    /** Returns the starts of the silences, the ends of the episodes, and the waits on the customer subtracted from the silences. */
    static List<UUID> entries(Course course, List<Gap> gaps) {
        Set<UUID> entries = new LinkedHashSet<>();
        if (gaps.isEmpty()) {
            course.episodes().forEach(episode -> entries.addAll(Reading.from(episode.engaged())));
        }
        gaps.forEach(gap -> entries.add(gap.since().entryId()));
        course.episodes().forEach(episode -> entries.addAll(Reading.from(episode.end())));
        if (!course.waiting().list().isEmpty()) {
            for (Barrier barrier : course.barriers()) {
                Recorded raised = barrier.raised();
                entries.addAll(Reading.from(raised, barrier.cleared()));
            }
        }
        return List.copyOf(entries);
    }
}

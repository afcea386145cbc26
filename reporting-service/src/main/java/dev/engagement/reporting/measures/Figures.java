package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The figures of one request.
 *
 * @param list one figure for each measure, or one for each commitment; none if a measure's question does not arise
 * @param outcomes of its commitments
 * @param duties of those whom it waited on
 */
public record Figures(List<Said> list, List<CommitmentOutcome> outcomes, Duties duties) {
    public Figures(List<Said> list, List<CommitmentOutcome> outcomes) {
        this(list, outcomes, Duties.NONE);
    }

    /**
     * A measure's figure.
     *
     * @param measure its place in {@link Measures#ALL}
     */
    public record Said(int measure, Figure figure) {}

    public static Figures of(Course course) {
        List<Said> list = new ArrayList<>(Measures.ALL.size());
        for (int place = 0; place < Measures.ALL.size(); place++) {
            for (Reading reading : Measures.ALL.get(place).each(course)) {
                if (reading.status() != Status.ABSENT) {
                    list.add(new Said(place, Figure.of(reading)));
                }
            }
        }
        return new Figures(
                list,
                course.commitments().stream()
                        .map(commitment -> commitment.outcome(course.at()))
                        .toList(),
                Duties.of(course));
    }

    /** Returns the same figures with other duties. */
    public Figures with(Duties other) {
        return new Figures(list, outcomes, other);
    }

    /** Returns the silences of a request, none if IT never engaged; one that no news ended, and none will, has ended. */
    public static List<Figure> ofGaps(Course course) {
        List<Gap> gaps = course.gaps();
        Set<UUID> cuts = course.episodes().stream()
                .filter(episode -> episode.ending() != null && !episode.ending().isDone())
                .flatMap(episode -> Reading.from(episode.end()).stream())
                .collect(Collectors.toSet());
        return gaps == null
                ? List.of()
                : gaps.stream()
                        .map(gap -> Figure.of(Reading.time(status(gap, cuts), gap.time(), List.of())))
                        .toList();
    }

    private static Status status(Gap gap, Set<UUID> cuts) {
        if (gap.until() == null) {
            return Status.RUNNING;
        }
        return cuts.contains(gap.until().entryId()) ? Status.ENDED : Status.SETTLED;
    }
}

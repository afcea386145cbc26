package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one request.
 *
 * @param list one figure for each measure, or one for each commitment; none if a measure's question does not arise
 * @param outcomes of its commitments
 */
public record Figures(List<Said> list, List<Commitment.Outcome> outcomes) {
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
                        .toList());
    }
}

package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one request.
 *
 * @param list one per measure, in the order of {@link Measures#ALL}
 */
public record Figures(List<Figure> list) {
    public static Figures of(Account account) {
        List<Figure> figures = new ArrayList<>(Measures.ALL.size());
        for (Measure measure : Measures.ALL) {
            Reading reading = account.readings().get(measure.name());
            figures.add(reading == null ? Figure.ABSENT : Figure.of(reading));
        }
        return new Figures(figures);
    }
}

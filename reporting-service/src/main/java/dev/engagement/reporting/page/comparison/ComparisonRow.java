package dev.engagement.reporting.page.comparison;

import dev.engagement.reporting.comparison.ComparedFigure;
import dev.engagement.reporting.comparison.ComparedFigure.Side;
import dev.engagement.reporting.comparison.ComparedKind;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.figures.FigureWords;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * A compared figure in words.
 *
 * @param group the requests, as in "high, mail"; "all"
 * @param figure which figure is compared, as in "half within"
 * @param better the side that does better
 */
public record ComparisonRow(
        String measure,
        String definition,
        String group,
        String figure,
        String outside,
        String ours,
        String difference,
        Side better,
        int outsideCount,
        int ourCount) {
    /** Returns the row of a figure that is large enough to be compared. */
    static ComparisonRow of(ComparedFigure figure, ComparedKind kind) {
        Measure measure = Measures.named(figure.measure()).orElseThrow();
        Double theirs = kind.of(figure.outside());
        Double mine = kind.of(figure.ours());
        double gap = (mine == null ? 0 : mine) - (theirs == null ? 0 : theirs);
        return new ComparisonRow(
                Words.measure(measure.name()),
                Glossary.definition(measure.name()),
                figure.by().isEmpty() ? "all" : String.join(", ", figure.by().values()),
                says(kind),
                value(measure, kind, theirs),
                value(measure, kind, mine),
                gap == 0 ? "none" : (gap > 0 ? "+" : "−") + difference(measure, kind, Math.abs(gap)),
                figure.better() == null ? Side.NEITHER : figure.better(),
                figure.outside().n(),
                figure.ours().n());
    }

    private static String says(ComparedKind kind) {
        return switch (kind) {
            case P50 -> "half within";
            case P90 -> "nine in ten within";
            case SHARE -> "share";
            case MEAN -> "mean";
        };
    }

    private static String value(Measure measure, ComparedKind kind, @Nullable Double value) {
        if (kind == ComparedKind.SHARE) {
            return FigureWords.isRating(measure) ? Words.rating(value) : Words.percent(value);
        }
        return measure.unit() == Unit.SECONDS ? Words.time(value) : Words.number(value);
    }

    private static String difference(Measure measure, ComparedKind kind, double size) {
        if (kind == ComparedKind.SHARE) {
            return FigureWords.isRating(measure)
                    ? Words.number(Math.round(40 * size) / 10.0)
                    : Words.number(Math.round(1000 * size) / 10.0) + " points";
        }
        return measure.unit() == Unit.SECONDS ? Words.time(size) : Words.number(size);
    }
}

package dev.engagement.reporting.page.comparison;

import dev.engagement.reporting.comparison.ComparedFigure;
import dev.engagement.reporting.comparison.ComparedFigure.Side;
import dev.engagement.reporting.comparison.ProviderComparison;
import dev.engagement.reporting.page.words.Words;
import java.util.List;
import java.util.Objects;

/**
 * A provider in words.
 *
 * @param rows the figures that can be compared, where outside is better first
 * @param left what is not compared, and why; empty if all is
 */
public record ProviderView(ProviderComparison comparison, List<ComparisonRow> rows, String left) {
    static ProviderView of(ProviderComparison comparison) {
        List<ComparisonRow> rows = comparison.figures().stream()
                .filter(figure -> figure.deciding() != null)
                .map(figure -> ComparisonRow.of(figure, Objects.requireNonNull(figure.deciding())))
                .toList();
        return new ProviderView(comparison, rows, left(comparison));
    }

    private static String left(ProviderComparison comparison) {
        long small = comparison.figures().stream().filter(ComparedFigure::small).count();
        String few = small == 0
                ? ""
                : Words.count(small, "figure") + (small == 1 ? " is" : " are")
                        + " not compared: a side has fewer than 20 readings. ";
        return comparison.unknown().isEmpty()
                ? few
                : few + "Not measured here: " + String.join(", ", comparison.unknown()) + ".";
    }

    List<ComparisonRow> worse() {
        return rows.stream().filter(row -> row.better() == Side.OUTSIDE).toList();
    }
}

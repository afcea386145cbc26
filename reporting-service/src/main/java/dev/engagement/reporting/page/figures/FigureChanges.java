package dev.engagement.reporting.page.figures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.scorecards.FigureDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Figures that differ between two scorecards.
 *
 * @param first the ones that matter most, at most one for each measure and group
 * @param rest all others that the scorecard says
 */
public record FigureChanges(List<FigureChange> first, List<FigureChange> rest) {
    private static final int FIRST = 8;
    private static final String NOTHING = "–";
    /** Figures outside the measures, by their names in the answer. */
    private static final Map<String, String> COUNTS =
            Map.of("requests", "requests", "anomalies", "oddities in their stories");

    private static final Comparator<Weighed> WEIGHTIEST_FIRST =
            Comparator.comparing(Weighed::kind).thenComparing(Weighed::weight, Comparator.reverseOrder());

    /** A figure with what decides its place. */
    private record Weighed(FigureKind kind, double weight, FigureChange change) {}

    public static FigureChanges of(List<FigureDifference> differences) {
        List<FigureChange> counts = new ArrayList<>();
        List<Weighed> weighed = new ArrayList<>();
        for (FigureDifference one : differences) {
            Measures.named(one.measure())
                    .ifPresentOrElse(
                            measure -> FigureKind.at(one.figure())
                                    .ifPresent(kind -> weighed.add(weighed(one, measure, kind))),
                            () -> {
                                String count = COUNTS.get(one.figure());
                                if (count != null) {
                                    counts.add(count(one, count));
                                }
                            });
        }
        weighed.sort(WEIGHTIEST_FIRST);
        return split(counts, weighed.stream().map(Weighed::change).toList());
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }

    private static FigureChanges split(List<FigureChange> counts, List<FigureChange> sorted) {
        List<FigureChange> first = new ArrayList<>(counts.stream().limit(FIRST).toList());
        List<FigureChange> rest = new ArrayList<>(counts.subList(first.size(), counts.size()));
        Set<List<String>> said = new HashSet<>();
        for (FigureChange one : sorted) {
            boolean isNew = first.size() < FIRST && said.add(List.of(one.group(), one.measure()));
            (isNew ? first : rest).add(one);
        }
        return new FigureChanges(first, rest);
    }

    private static Weighed weighed(FigureDifference one, Measure measure, FigureKind kind) {
        Double before = number(one.before());
        Double after = number(one.after());
        FigureChange change = new FigureChange(
                group(one.key()),
                Words.measure(measure.name()),
                Glossary.definition(measure.name()),
                kind.says(measure),
                kind.value(measure, before),
                kind.value(measure, after),
                before == null || after == null ? NOTHING : kind.difference(measure, after - before));
        return new Weighed(kind, weight(before, after), change);
    }

    private static FigureChange count(FigureDifference one, String says) {
        Double before = number(one.before());
        Double after = number(one.after());
        double difference = Objects.requireNonNullElse(after, 0.0) - Objects.requireNonNullElse(before, 0.0);
        return new FigureChange(
                group(one.key()),
                says,
                "",
                "",
                Words.number(before),
                Words.number(after),
                (difference > 0 ? "+" : "−") + Words.number(Math.abs(difference)));
    }

    /** Returns the share by which a figure changes; one that comes or goes changes wholly. */
    private static double weight(@Nullable Double before, @Nullable Double after) {
        if (before == null || after == null) {
            return 1;
        }
        double most = Math.max(Math.abs(before), Math.abs(after));
        return most == 0 ? 0 : Math.abs(after - before) / most;
    }

    private static @Nullable Double number(@Nullable JsonNode figure) {
        return figure == null || !figure.isNumber() ? null : Double.valueOf(figure.doubleValue());
    }

    /** Returns the values of a group's key in words. */
    public static String group(Map<String, @Nullable String> key) {
        return key.isEmpty()
                ? "all"
                : key.values().stream()
                        .map(value -> Objects.requireNonNullElse(value, "unknown"))
                        .collect(Collectors.joining(", "));
    }
}

package dev.engagement.reporting.comparison;

import dev.engagement.events.BenchmarkFigure;
import dev.engagement.events.Outside.BenchmarkGroup;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.reporting.charters.PublishedBenchmarks;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Scorecards;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compares our figures with every set of figures from outside. */
@Component
public class Comparisons {
    private final PublishedBenchmarks benchmarks;
    private final Scorecards scorecards;

    Comparisons(PublishedBenchmarks benchmarks, Scorecards scorecards) {
        this.benchmarks = benchmarks;
        this.scorecards = scorecards;
    }

    /** Compares as of then; must be called in the transaction in which the as-of was read. */
    public List<ProviderComparison> of(AsOf asOf, JudgingOrder charters, Map<Dimension, Set<String>> where) {
        return benchmarks.latest(asOf.known()).stream()
                .map(set -> compare(set, new Cohort(set.from(), set.to(), where, asOf, charters)))
                .toList();
    }

    private ProviderComparison compare(BenchmarkPublished set, Cohort cohort) {
        Map<Set<Dimension>, Scorecard> cards = new HashMap<>();
        List<ComparedFigure> figures = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (BenchmarkFigure figure : set.figures()) {
            Map<Dimension, String> values = values(figure.group());
            List<Dimension> by = List.copyOf(values.keySet());
            Optional<Measure> measure = Measures.named(figure.measure());
            if (measure.isEmpty()) {
                unknown.add(figure.measure());
                continue;
            }
            Scorecard card = cards.computeIfAbsent(values.keySet(), any -> scorecards.of(cohort, by));
            Group group = card.groups().get(List.copyOf(values.values()));
            Map<String, String> key = new LinkedHashMap<>();
            values.forEach((dimension, value) -> key.put(dimension.word(), value));
            figures.add(ComparedFigure.of(figure, measure.get(), key, group));
        }
        figures.sort(ComparedFigure.BY_WEIGHT);
        return new ProviderComparison(
                set.provider(),
                set.source(),
                set.from(),
                set.to(),
                figures,
                unknown.stream().distinct().toList());
    }

    /** Returns the values of a group's dimensions, in the order of the dimensions. */
    private static Map<Dimension, String> values(BenchmarkGroup group) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        if (group.activity() != null) {
            values.put(Dimension.ACTIVITY, group.activity());
        }
        if (group.urgency() != null) {
            values.put(Dimension.URGENCY, group.urgency().name().toLowerCase(Locale.ROOT));
        }
        if (group.service() != null) {
            values.put(Dimension.SERVICE, group.service());
        }
        return values;
    }
}

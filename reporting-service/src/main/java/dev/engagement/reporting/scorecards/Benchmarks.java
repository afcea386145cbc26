package dev.engagement.reporting.scorecards;

import dev.engagement.events.CharterBenchmark;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.parameters.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Benchmarks of the charter, shown next to the figures of one group on the service clock. */
record Benchmarks(List<CharterBenchmark> list) {
    /** Returns the benchmarks for a group: those for all, and those for its urgency if it has a single one. */
    static Benchmarks beside(List<CharterBenchmark> all, Map<String, @Nullable String> key) {
        String urgency = Dimension.URGENCY.word();
        return new Benchmarks(all.stream()
                .filter(benchmark -> benchmark.urgency() == null
                        || !key.containsKey(urgency)
                        || word(benchmark).equals(key.get(urgency)))
                .toList());
    }

    List<BenchmarkAnswer> of(Measure measure) {
        return list.stream()
                .filter(benchmark -> benchmark.measure().equals(measure.name()))
                .map(Benchmarks::answer)
                .toList();
    }

    private static BenchmarkAnswer answer(CharterBenchmark benchmark) {
        return new BenchmarkAnswer(
                benchmark.name(),
                benchmark.urgency() == null ? null : word(benchmark),
                seconds(benchmark.p50()),
                seconds(benchmark.p90()));
    }

    private static @Nullable Number seconds(@Nullable Duration time) {
        return time == null ? null : Numbers.plain(Figure.seconds(time));
    }

    private static String word(CharterBenchmark benchmark) {
        return benchmark.urgency() == null ? "" : benchmark.urgency().name().toLowerCase(Locale.ROOT);
    }
}

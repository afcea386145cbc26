package dev.engagement.reporting.scorecards;

import dev.engagement.events.Charter.Benchmark;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.parameters.Numbers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Benchmarks of the charter, shown next to the figures of one group on the service clock. */
record Benchmarks(List<Benchmark> list) {
    /** Returns the benchmarks for a group: those for all, and those for its urgency if it has a single one. */
    static Benchmarks beside(List<Benchmark> all, Map<String, @Nullable Object> key) {
        String urgency = Dimension.URGENCY.word();
        return new Benchmarks(all.stream()
                .filter(benchmark -> benchmark.urgency() == null
                        || !key.containsKey(urgency)
                        || word(benchmark).equals(key.get(urgency)))
                .toList());
    }

    List<Map<String, Object>> of(Measure measure) {
        return list.stream()
                .filter(benchmark -> benchmark.measure().equals(measure.name()))
                .map(Benchmarks::members)
                .toList();
    }

    private static Map<String, Object> members(Benchmark benchmark) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", benchmark.name());
        if (benchmark.urgency() != null) {
            members.put("urgency", word(benchmark));
        }
        put(members, "p50", benchmark.p50());
        put(members, "p90", benchmark.p90());
        return members;
    }

    private static void put(Map<String, Object> members, String percentile, @Nullable Duration time) {
        Number seconds = time == null ? null : Numbers.plain(Figure.seconds(time));
        if (seconds != null) {
            members.put(percentile, seconds);
        }
    }

    private static String word(Benchmark benchmark) {
        return benchmark.urgency() == null ? "" : benchmark.urgency().name().toLowerCase(Locale.ROOT);
    }
}

package dev.engagement.reporting.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.events.BenchmarkFigure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Statistics;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one side, of what is settled, in seconds by the wall clock, shares or counts. A figure that the side does not have is absent.
 *
 * @param n how many readings they are made of
 * @param running how many requests still wait; absent for a provider outside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SideFigures(
        int n,
        @Nullable Integer running,
        @Nullable Number p50,
        @Nullable Number p90,
        @Nullable Number share,
        @Nullable Number mean) {
    /** Our figures of a group without requests. */
    static final SideFigures NONE = new SideFigures(0, 0, null, null, null, null);

    static SideFigures of(BenchmarkFigure outside) {
        return new SideFigures(
                outside.n(),
                null,
                plain(outside.p50()),
                plain(outside.p90()),
                plain(outside.share()),
                plain(outside.mean()));
    }

    private static @Nullable Number plain(@Nullable BigDecimal value) {
        return value == null ? null : Numbers.plain(value.doubleValue());
    }

    /** Returns our figures of a measure; the share of a count is the share above zero. */
    static SideFigures of(Group.Column column) {
        Sample sample = column.elapsed();
        Statistics statistics = sample.statistics(false);
        return new SideFigures(
                statistics.n(),
                statistics.running(),
                Numbers.plain(statistics.p50()),
                Numbers.plain(statistics.p90()),
                Numbers.plain(share(column.measure().unit(), sample, statistics)),
                Numbers.plain(statistics.mean()));
    }

    private static @Nullable Double share(Unit unit, Sample sample, Statistics statistics) {
        return switch (unit) {
            case RATIO -> statistics.mean();
            case COUNT ->
                statistics.n() == 0 ? null : Double.valueOf((double) sample.count(value -> value > 0) / statistics.n());
            case SECONDS, INDEX, LEVEL -> null;
        };
    }
}

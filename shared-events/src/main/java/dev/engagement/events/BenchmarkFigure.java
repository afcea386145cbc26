package dev.engagement.events;

import dev.engagement.events.Outside.BenchmarkGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one measure for one group of requests. Times are seconds by the wall clock.
 *
 * @param measure its name, as in {@code time-to-engage}
 * @param by the group; null for all requests together
 * @param n how many readings the figures are made of, 1 or more
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param share a share, 0 to 1
 * @param mean the mean
 */
public record BenchmarkFigure(
        String measure,
        @Nullable BenchmarkGroup by,
        Integer n,
        @Nullable BigDecimal p50,
        @Nullable BigDecimal p90,
        @Nullable BigDecimal share,
        @Nullable BigDecimal mean) {
    /** Largest figure of either sign: thirty thousand years in seconds. Notice can be negative. */
    private static final long MOST = 1_000_000_000_000L;

    public BenchmarkFigure {
        measure = Require.key("measure", measure);
        n = Require.present("n", Require.between("n", n, 1, Integer.MAX_VALUE));
        Require.anyOf("p50, p90, share, mean", p50, p90, share, mean);
        p50 = Require.between("p50", p50, -MOST, MOST);
        p90 = Require.between("p90", p90, -MOST, MOST);
        share = Require.between("share", share, 0, 1);
        mean = Require.between("mean", mean, -MOST, MOST);
    }

    /** Returns the group, also if it is all requests together. */
    public BenchmarkGroup group() {
        return Objects.requireNonNullElse(by, BenchmarkGroup.ALL);
    }

    /** Returns the measure and the group; a set has no other figure of the same. */
    List<Object> place() {
        return List.of(measure, group());
    }
}

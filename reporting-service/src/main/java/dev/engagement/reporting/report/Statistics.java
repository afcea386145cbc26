package dev.engagement.reporting.report;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of one measure's readings.
 *
 * @param n how many are settled; the figures that follow are of those alone, and null if there are none
 * @param running how many still count
 * @param ended how many can never settle
 * @param weight the sum of the weights of those that are settled; their number if none weighs more than another
 * @param p50 the nearest-rank median: the figure of a request that can be opened
 * @param withWaiting figures with readings that still grow, for measures that count them; else null
 */
public record Statistics(
        int n,
        int running,
        int ended,
        long weight,
        double total,
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double max,
        @Nullable WithWaiting withWaiting) {

    /** Kaplan–Meier estimates, so that requests nobody attended to count. Null if the share is never reached. */
    public record WithWaiting(
            @Nullable Double p50, @Nullable Double p90) {}
}

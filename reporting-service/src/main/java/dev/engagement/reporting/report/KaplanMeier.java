package dev.engagement.reporting.report;

import dev.engagement.reporting.report.Curve.CurveStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the lengths of waits, of which some are not over: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete
 * observations, 1958.
 */
final class KaplanMeier {
    /** Tolerance, since products of fractions miss a round share by rounding. */
    private static final double TOLERANCE = 1e-12;

    private KaplanMeier() {}

    /** Takes a time at which waits are over, and the share that is over by then; returns whether to go on. */
    @FunctionalInterface
    private interface Rise {
        boolean at(double time, double share);
    }

    /**
     * Returns, for each share, the smallest time by which at least so many of the waits are over; null if that is never reached.
     *
     * @param settled lengths of waits that reached their goal, sorted
     * @param censored lengths of waits of which only a part was seen, sorted
     * @param shares 0 to 1, ascending
     */
    static @Nullable Double[] percentiles(Weighed settled, Weighed censored, double... shares) {
        @Nullable Double[] found = new @Nullable Double[shares.length];
        int[] next = new int[1];
        walk(settled, censored, (time, over) -> {
            while (next[0] < shares.length && over >= shares[next[0]] - TOLERANCE) {
                found[next[0]++] = time;
            }
            return next[0] < shares.length;
        });
        return found;
    }

    /** Returns every time at which waits are over, with the share that is over by then. */
    static List<CurveStep> steps(Weighed settled, Weighed censored) {
        List<CurveStep> steps = new ArrayList<>();
        walk(settled, censored, (time, share) -> steps.add(new CurveStep(time, share)));
        return steps;
    }

    private static void walk(Weighed settled, Weighed censored, Rise rise) {
        double surviving = 1;
        long atRisk = settled.weight() + censored.weight();
        int over = 0;
        int left = 0;
        while (over < settled.size()) {
            double time = settled.value(over);
            // At equal times the settled ones come first: a wait censored at that time was still at risk.
            for (; left < censored.size() && censored.value(left) < time; left++) {
                atRisk -= censored.weight(left);
            }
            long now = 0;
            for (; over < settled.size() && settled.value(over) == time; over++) {
                now += settled.weight(over);
            }
            if (now > 0) {
                surviving *= 1 - (double) now / atRisk;
                if (!rise.at(time, 1 - surviving)) {
                    return;
                }
            }
            atRisk -= now;
        }
    }
}

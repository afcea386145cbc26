package dev.engagement.reporting.report;

import dev.engagement.reporting.report.Curve.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long waits last when some are not over: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete
 * observations, 1958.
 */
final class KaplanMeier {
    /** Products of fractions miss a round share by a hair. */
    private static final double TOLERANCE = 1e-12;

    private KaplanMeier() {}

    /**
     * The smallest time by which at least that share of the waits is over; null if that is never reached.
     *
     * @param share 0 to 1
     */
    static @Nullable Double percentile(List<Step> steps, double share) {
        return steps.stream()
                .filter(step -> step.share() >= share - TOLERANCE)
                .findFirst()
                .map(Step::time)
                .orElse(null);
    }

    /**
     * Every time at which waits are over, with the share that is over by then.
     *
     * @param settled waits that ended by what they waited for, ascending
     * @param censored waits of which only a part was seen, ascending
     */
    static List<Step> steps(double[] settled, double[] censored) {
        List<Step> steps = new ArrayList<>();
        double surviving = 1;
        int over = 0;
        int left = 0;
        while (over < settled.length) {
            double time = settled[over];
            // At equal times the settled ones come first: who is censored then was still at risk.
            while (left < censored.length && censored[left] < time) {
                left++;
            }
            int atRisk = settled.length - over + censored.length - left;
            int now = 0;
            while (over < settled.length && settled[over] == time) {
                over++;
                now++;
            }
            surviving *= 1 - (double) now / atRisk;
            steps.add(new Step(time, 1 - surviving));
        }
        return steps;
    }
}

package dev.engagement.reporting.report;

import dev.engagement.reporting.report.Curve.CurveStep;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The share of waits that outlast a time, by the curve of waits that are over and of those of which only a part was seen. */
public final class Survival {
    private final double[] times;
    private final double[] shares;
    private final double[] lengths;

    /**
     * Creates the share over time.
     *
     * @param lengths of all waits, also of those that are not over
     */
    Survival(List<CurveStep> steps, double[] lengths) {
        this.times = steps.stream().mapToDouble(CurveStep::time).toArray();
        this.shares = steps.stream().mapToDouble(step -> 1 - step.share()).toArray();
        this.lengths = lengths;
        Arrays.sort(lengths);
    }

    /** Returns the share of waits that are longer than that. */
    public double beyond(double seconds) {
        int place = firstBeyond(times, seconds);
        return place == 0 ? 1 : shares[place - 1];
    }

    /** Returns how many waits were seen to be longer than that. */
    public int seenBeyond(double seconds) {
        return lengths.length - firstBeyond(lengths, seconds);
    }

    /**
     * Returns the chance that a wait gets longer than its limit.
     *
     * @param age how long it is already
     * @return 1 once it is longer; null if no wait was that long
     */
    public @Nullable Double chance(double age, double limit) {
        if (age > limit) {
            return 1.0;
        }
        double now = beyond(age);
        return lengths.length == 0 || now <= 0 ? null : Double.valueOf(beyond(limit) / now);
    }

    /** Returns the place of the first number that is greater. */
    private static int firstBeyond(double[] ascending, double number) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

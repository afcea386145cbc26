package dev.engagement.reporting.report;

import java.util.List;

/**
 * The share of waits that are over after a time; waits that still run count too.
 *
 * @param steps the points at which it rises, ascending
 * @param waiting the lengths of waits without engagement so far, ascending
 */
public record Curve(List<CurveStep> steps, List<Double> waiting) {
    /**
     * A point from which on that share of the waits is over.
     *
     * @param time seconds
     * @param share 0 to 1
     */
    public record CurveStep(double time, double share) {}

    public boolean isEmpty() {
        return steps.isEmpty() && waiting.isEmpty();
    }
}

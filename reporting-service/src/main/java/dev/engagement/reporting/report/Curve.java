package dev.engagement.reporting.report;

import java.util.List;

/**
 * Which share of the waits was over after how long, those still waiting counted in.
 *
 * @param steps where it rises, ascending
 * @param waiting how long those have waited who were not engaged, ascending
 */
public record Curve(List<Step> steps, List<Double> waiting) {
    /**
     * From a time on, that share of the waits is over.
     *
     * @param time seconds
     * @param share 0 to 1
     */
    public record Step(double time, double share) {}

    public boolean isEmpty() {
        return steps.isEmpty() && waiting.isEmpty();
    }
}

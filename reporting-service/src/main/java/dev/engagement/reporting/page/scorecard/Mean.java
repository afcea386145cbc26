package dev.engagement.reporting.page.scorecard;

import org.jspecify.annotations.Nullable;

/** A mean of decided values, or a share of a whole. */
final class Mean {
    private double sum;
    private double whole;
    private long n;
    private long undecided;

    /**
     * Adds a value.
     *
     * @param times how often it counts
     */
    void add(double value, long times) {
        addShare(value, 1, times);
    }

    /** Adds a part of a whole. */
    void addShare(double part, double of, long times) {
        sum += times * part;
        whole += times * of;
        n++;
    }

    /** Notes a value that is not decided yet. */
    void addUndecided() {
        undecided++;
    }

    long n() {
        return n;
    }

    long undecided() {
        return undecided;
    }

    double mean() {
        return sum / whole;
    }

    /** Returns the mean; null if nothing was added. */
    @Nullable
    Double share() {
        return whole == 0 ? null : Double.valueOf(mean());
    }
}

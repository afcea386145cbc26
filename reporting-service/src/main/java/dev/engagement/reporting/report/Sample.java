package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Status;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** Collects the readings of one measure; their order makes no difference, not even in the last bit. */
public final class Sample {
    private double[] settled = new double[16];
    private double[] censored = new double[4];
    private int n;
    private int running;
    private int ended;

    public void add(Status status, double value) {
        switch (status) {
            case SETTLED -> {
                settled = roomFor(settled, n);
                settled[n++] = value;
            }
            case RUNNING, ENDED -> {
                censored = roomFor(censored, running + ended);
                censored[running + ended] = value;
                running += status == Status.RUNNING ? 1 : 0;
                ended += status == Status.ENDED ? 1 : 0;
            }
            case ABSENT -> {}
        }
    }

    private static double[] roomFor(double[] values, int size) {
        return size < values.length ? values : Arrays.copyOf(values, 2 * values.length);
    }

    /**
     * Returns the figures.
     *
     * @param withWaiting whether to include those with waits that still run
     */
    public Statistics statistics(boolean withWaiting) {
        double[] sorted = sorted(settled, n);
        double total = 0;
        for (double value : sorted) {
            total += value;
        }
        return new Statistics(
                n,
                running,
                ended,
                total,
                n == 0 ? null : Double.valueOf(total / n),
                nearestRank(sorted, 50),
                nearestRank(sorted, 90),
                n == 0 ? null : Double.valueOf(sorted[n - 1]),
                withWaiting ? withWaiting(sorted) : null);
    }

    /** Returns how many readings there are. */
    int size() {
        return n + running + ended;
    }

    /** Returns how many settled readings are like that. */
    public int count(DoublePredicate like) {
        return (int) Arrays.stream(settled, 0, n).filter(like).count();
    }

    private Statistics.WithWaiting withWaiting(double[] sorted) {
        List<Curve.CurveStep> steps = KaplanMeier.steps(sorted, sorted(censored, running + ended));
        return new Statistics.WithWaiting(KaplanMeier.percentile(steps, 0.5), KaplanMeier.percentile(steps, 0.9));
    }

    /** Returns the curve of the sample's waits, those that still run included. */
    public Curve curve() {
        double[] waiting = sorted(censored, running + ended);
        return new Curve(
                KaplanMeier.steps(sorted(settled, n), waiting),
                Arrays.stream(waiting).boxed().toList());
    }

    /** Returns the share of waits that outlast a time. */
    public Survival survival() {
        double[] all = Arrays.copyOf(sorted(settled, n), size());
        System.arraycopy(censored, 0, all, n, running + ended);
        return new Survival(curve().steps(), all);
    }

    /** Sorts in place, so a second call is cheap. */
    private static double[] sorted(double[] values, int size) {
        Arrays.sort(values, 0, size);
        return Arrays.copyOf(values, size);
    }

    /** Returns the ⌈p·n⌉-th smallest value; computed in whole numbers, so that no rounding moves it. */
    static @Nullable Double nearestRank(double[] sorted, int percent) {
        return sorted.length == 0 ? null : sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }
}

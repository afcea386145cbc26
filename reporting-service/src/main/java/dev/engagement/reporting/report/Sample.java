package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Status;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** Collects the readings of one measure; their order makes no difference, not even in the last bit. */
public final class Sample {
    private final Weighed settled = new Weighed(16);
    private final Weighed censored = new Weighed(4);
    private int running;

    public void add(Status status, double value) {
        add(status, value, 1);
    }

    /**
     * Adds a reading that counts several times.
     *
     * @param weight how often, 0 or more
     */
    public void add(Status status, double value, long weight) {
        switch (status) {
            case SETTLED -> settled.add(value, weight);
            case RUNNING, ENDED -> {
                censored.add(value, weight);
                running += status == Status.RUNNING ? 1 : 0;
            }
            case ABSENT -> {}
        }
    }

    /** Adds all readings of another one, which must not be used any more. */
    void add(Sample other) {
        settled.addAll(other.settled);
        censored.addAll(other.censored);
        running += other.running;
    }

    /**
     * Returns the figures.
     *
     * @param withWaiting whether to include those with waits that still run
     */
    public Statistics statistics(boolean withWaiting) {
        Weighed sorted = settled.sorted();
        int n = sorted.size();
        long weight = sorted.weight();
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += sorted.weight(i) * sorted.value(i);
        }
        return new Statistics(
                n,
                running,
                censored.size() - running,
                weight,
                total,
                weight == 0 ? null : Double.valueOf(total / weight),
                nearestRank(sorted, weight, 50),
                nearestRank(sorted, weight, 90),
                n == 0 ? null : Double.valueOf(sorted.value(n - 1)),
                withWaiting ? withWaiting() : null);
    }

    /** Returns how many readings there are. */
    int size() {
        return settled.size() + censored.size();
    }

    /** Returns how many settled readings are like that. */
    public int count(DoublePredicate like) {
        return (int) Arrays.stream(settled.values()).filter(like).count();
    }

    private Statistics.WithWaiting withWaiting() {
        @Nullable Double[] times = KaplanMeier.percentiles(settled.sorted(), censored.sorted(), 0.5, 0.9);
        return new Statistics.WithWaiting(times[0], times[1]);
    }

    /** Sorts the readings, which every figure needs. */
    void sort() {
        settled.sorted();
        censored.sorted();
    }

    /** Returns the curve of the sample's waits, those that still run included. */
    public Curve curve() {
        return new Curve(
                KaplanMeier.steps(settled.sorted(), censored.sorted()),
                Arrays.stream(censored.values()).boxed().toList());
    }

    /** Returns the share of waits that outlast a time. */
    public Survival survival() {
        double[] all = Arrays.copyOf(settled.values(), size());
        System.arraycopy(censored.values(), 0, all, settled.size(), censored.size());
        return new Survival(curve().steps(), all);
    }

    /**
     * Returns the ⌈p·n⌉-th smallest value, each of them as often as it weighs; computed in whole numbers, so that no rounding moves it.
     *
     * @param weight the sum of all weights, n; null if it is 0
     */
    private static @Nullable Double nearestRank(Weighed sorted, long weight, int percent) {
        // Whole hundreds apart, since a hundred times the sum might not fit.
        long rank = weight / 100 * percent + (weight % 100 * percent + 99) / 100;
        if (sorted.isEven()) {
            return rank == 0 ? null : Double.valueOf(sorted.value((int) rank - 1));
        }
        int place = 0;
        for (long passed = 0; place < sorted.size(); place++) {
            passed += sorted.weight(place);
            if (passed >= rank && passed > 0) {
                return sorted.value(place);
            }
        }
        return null;
    }
}

package dev.engagement.reporting.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values with weights. Once they are sorted, the order in which they were added makes no difference. */
final class Weighed {
    private static final Comparator<One> ORDER =
            Comparator.comparingDouble(One::value).thenComparingLong(One::weight);

    private double[] values;
    /** Null as long as every value weighs 1. */
    private long @Nullable [] weights;

    private int size;
    private boolean isSorted;

    private record One(double value, long weight) {}

    Weighed(int room) {
        values = new double[room];
    }

    void add(double value, long weight) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            weights = weights == null ? null : Arrays.copyOf(weights, 2 * size);
        }
        if (weights == null && weight != 1) {
            weights = ones(values.length);
        }
        if (weights != null) {
            weights[size] = weight;
        }
        values[size++] = value;
        isSorted = false;
    }

    private static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Sorts in place, so that a second call costs nothing. */
    Weighed sorted() {
        if (!isSorted) {
            sort();
            isSorted = true;
        }
        return this;
    }

    private void sort() {
        if (weights == null) {
            Arrays.sort(values, 0, size);
            return;
        }
        List<One> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(new One(values[i], weights[i]));
        }
        all.sort(ORDER);
        for (int i = 0; i < size; i++) {
            values[i] = all.get(i).value();
            weights[i] = all.get(i).weight();
        }
    }

    int size() {
        return size;
    }

    double value(int place) {
        return values[place];
    }

    long weight(int place) {
        return weights == null ? 1 : weights[place];
    }

    /** Returns the sum of the weights. */
    long weight() {
        return weights == null ? size : Arrays.stream(weights, 0, size).sum();
    }

    /** Returns the values without their weights. */
    double[] values() {
        return Arrays.copyOf(values, size);
    }
}

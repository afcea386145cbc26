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

    private static final double[] NONE = {};

    private final int room;
    /** Others, all of whose values are to be here once they are asked for. */
    private final List<Weighed> others = new ArrayList<>();

    private double[] values = NONE;
    /** Null as long as every value weighs 1. */
    private long @Nullable [] weights;

    private int size;
    private boolean isSorted;

    private record One(double value, long weight) {}

    /**
     * Creates an empty one.
     *
     * @param room for how many, once there is any
     */
    Weighed(int room) {
        this.room = room;
    }

    void add(double value, long weight) {
        if (size == values.length) {
            grow(Math.max(room, 2 * size));
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

    /** Adds all values of another one, which must not be used any more. */
    void addAll(Weighed other) {
        others.add(other);
        isSorted = false;
    }

    private void grow(int length) {
        values = Arrays.copyOf(values, length);
        weights = weights == null ? null : Arrays.copyOf(weights, length);
    }

    private void join() {
        if (others.isEmpty()) {
            return;
        }
        others.forEach(Weighed::join);
        grow(size + others.stream().mapToInt(other -> other.size).sum());
        if (weights == null && others.stream().anyMatch(other -> other.weights != null)) {
            weights = ones(values.length);
        }
        for (Weighed other : others) {
            System.arraycopy(other.values, 0, values, size, other.size);
            if (weights != null) {
                long[] its = other.weights == null ? ones(other.size) : other.weights;
                System.arraycopy(its, 0, weights, size, other.size);
            }
            size += other.size;
        }
        others.clear();
    }

    private static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Sorts in place, so that a second call costs nothing. */
    Weighed sorted() {
        if (!isSorted) {
            join();
            sort();
            isSorted = true;
        }
        return this;
    }

    private void sort() {
        if (weights == null) {
            RadixSort.sort(values, size);
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
        join();
        return size;
    }

    /** Returns a value, once they are sorted. */
    double value(int place) {
        return values[place];
    }

    long weight(int place) {
        return weights == null ? 1 : weights[place];
    }

    /** Returns whether each weighs 1. */
    boolean isEven() {
        join();
        return weights == null;
    }

    /** Returns the sum of the weights. */
    long weight() {
        join();
        return weights == null ? size : Arrays.stream(weights, 0, size).sum();
    }

    /** Returns the values without their weights. */
    double[] values() {
        join();
        return Arrays.copyOf(values, size);
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Places of rows by their openings, in microseconds: those in a span of time are found without looking at the others. */
final class InOrder {
    /** Places that may be out of order, apart from a share of all. */
    private static final int FEW = 1_000;

    private static final int SHARE = 16;

    private final IntToLongFunction opened;
    private long[] openings = {};
    private int[] places = {};
    private Places rest = new Places();
    private BitSet isInRest = new BitSet();

    /**
     * Creates an order without places.
     *
     * @param opened returns the opening of the row at a place
     */
    InOrder(IntToLongFunction opened) {
        this.opened = opened;
    }

    /** Adds a place that is new here, or whose opening has changed. */
    void add(int place) {
        if (!isInRest.get(place)) {
            isInRest.set(place);
            rest.add(place);
        }
    }

    /** Passes on the places of a span, each once; some outside of it may be among them. */
    void each(long from, long to, IntConsumer reader) {
        sort();
        for (int i = first(from), end = first(to); i < end; i++) {
            if (!isInRest.get(places[i])) {
                reader.accept(places[i]);
            }
        }
        rest.each(reader);
    }

    /** Returns how many places that passes on, at most. */
    int count(long from, long to) {
        sort();
        return Math.max(0, first(to) - first(from)) + rest.size();
    }

    private int first(long opening) {
        return Micros.countBelow(openings, openings.length, opening);
    }

    private void sort() {
        if (rest.size() > FEW + openings.length / SHARE) {
            merge(IntStream.of(rest.toArray())
                    .boxed()
                    .sorted(Comparator.comparingLong(opened::applyAsLong))
                    .mapToInt(place -> place)
                    .toArray());
            rest = new Places();
            isInRest = new BitSet();
        }
    }

    private void merge(int[] added) {
        int[] kept = IntStream.of(places).filter(place -> !isInRest.get(place)).toArray();
        int[] merged = new int[kept.length + added.length];
        for (int i = 0, k = 0, a = 0; i < merged.length; i++) {
            boolean isKept = a == added.length
                    || (k < kept.length && opened.applyAsLong(kept[k]) <= opened.applyAsLong(added[a]));
            merged[i] = isKept ? kept[k++] : added[a++];
        }
        places = merged;
        openings = IntStream.of(merged).mapToLong(opened).toArray();
    }
}

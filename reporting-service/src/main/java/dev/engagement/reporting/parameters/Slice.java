package dev.engagement.reporting.parameters;

import java.util.List;

/**
 * A part of a list that may be very long.
 *
 * @param after how many items come before it
 * @param limit most items that it has
 */
public record Slice(int after, int limit) {
    /** Most items that one answer lists. */
    public static final int MOST = 1_000;

    /** The first items of a list. */
    public static final Slice FIRST = new Slice(0, MOST);

    /** Returns the slice that a reader asks for. */
    public static Slice of(Parameters parameters) {
        return new Slice(
                parameters.number("after", 0, 0, Integer.MAX_VALUE), parameters.number("limit", MOST, 1, MOST));
    }

    public <T> List<T> of(List<T> all) {
        int from = Math.min(after, all.size());
        return all.subList(from, from + Math.min(limit, all.size() - from));
    }

    /** Returns whether items follow in a list of that size. */
    public boolean hasNext(int size) {
        return after < size - limit;
    }

    /** Returns the {@code after} of the next slice. */
    public int next() {
        return after + limit;
    }
}

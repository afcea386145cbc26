package dev.engagement.reporting.parameters;

import org.jspecify.annotations.Nullable;

/** Writes numbers as answers show them. */
public final class Numbers {
    /** Bound up to which a double holds every whole number exactly. */
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /** Returns a whole number without a fraction, as in 2700 and not 2700.0. */
    public static @Nullable Number plain(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.valueOf(value.longValue()) : (Number) value;
    }
}

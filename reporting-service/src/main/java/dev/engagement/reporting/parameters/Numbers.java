package dev.engagement.reporting.parameters;

import org.jspecify.annotations.Nullable;

/** Numbers as answers show them. */
public final class Numbers {
    /** Every whole number up to here is exact. */
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /** A whole number without a fraction, as in 2700 and not 2700.0. */
    public static @Nullable Number plain(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.valueOf(value.longValue()) : (Number) value;
    }
}

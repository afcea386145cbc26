package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.util.Map;

/**
 * Something that has just settled for good, in what happens live.
 *
 * @param seconds service time
 */
public record Settled(Kind kind, Map<Dimension, String> dimensions, double seconds) {
    /** What settles. */
    public enum Kind {
        ENGAGED(1),
        OWNED(2),
        RESOLVED(4),
        /** A silence between two points; there are many in a request. */
        GAP(8);

        private final int bit;

        Kind(int bit) {
            this.bit = bit;
        }

        /** How it is kept; never changed. */
        int bit() {
            return bit;
        }
    }
}

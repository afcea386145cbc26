package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.util.Map;

/**
 * An event that has just settled for good, in the live course of things.
 *
 * @param seconds service time
 */
public record Settled(Milestone kind, Map<Dimension, String> dimensions, double seconds) {
    /** The kind of event. */
    public enum Milestone {
        ENGAGED(1),
        OWNED(2),
        RESOLVED(4),
        /** A silence between two points; there are many in a request. */
        GAP(8);

        private final int bit;

        Milestone(int bit) {
            this.bit = bit;
        }

        /** The bit in the stored form; never changed. */
        int bit() {
            return bit;
        }
    }
}

package dev.engagement.service.intake.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The share of a tool's entries that had been told.
 *
 * @param source the tool's source, as in its entries
 * @param at the instant of the comparison
 * @param expected how many entries the tool's export has
 * @param told how many of these were recorded
 * @param lateP50 seconds from when an entry happened to when it was recorded, the median; null if none was told
 * @param lateP90 the same, of nine in ten
 */
public record Coverage(
        String source,
        Instant at,
        long expected,
        long told,
        @Nullable Double lateP50,
        @Nullable Double lateP90) {
    /** Returns the share that was told; 1 if nothing was expected. */
    public double ratio() {
        return expected == 0 ? 1 : (double) told / expected;
    }
}

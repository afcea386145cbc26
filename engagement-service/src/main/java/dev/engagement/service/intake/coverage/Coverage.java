package dev.engagement.service.intake.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a tool knew had been told.
 *
 * @param source the tool's, as the entries name it
 * @param at when that was looked at
 * @param expected entries that the tool's export tells
 * @param told how many of these were recorded
 * @param lateP50 seconds from when an entry happened to when it was recorded, the median; null where none was told
 * @param lateP90 the same, of nine in ten
 */
public record Coverage(
        String source,
        Instant at,
        long expected,
        long told,
        @Nullable Double lateP50,
        @Nullable Double lateP90) {
    /** Returns the share that was told; 1 where nothing was expected. */
    public double ratio() {
        return expected == 0 ? 1 : (double) told / expected;
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current state of the requests with common dimensions.
 *
 * @param dimensions the common dimensions
 * @param oldestWaiting the start of the longest wait for IT to engage; null if no request waits
 * @param atRisk how many are due soon
 * @param overdue how many are late, by target
 * @param ended how many ended lately with a known pace
 * @param paceKept the sum of their {@code pace-kept}
 */
public record GroupStanding(
        Map<Dimension, String> dimensions,
        long open,
        long waiting,
        long unowned,
        @Nullable Instant oldestWaiting,
        Map<Target, Long> atRisk,
        Map<Target, Long> overdue,
        long ended,
        double paceKept) {}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of some kind stand.
 *
 * @param dimensions what they have in common
 * @param oldestWaiting since when the longest wait for somebody to engage lasts; null if nobody waits
 * @param atRisk how many are due soon
 * @param overdue how many are late, by target
 * @param ended how many ended lately with a pace that can be told
 * @param paceKept the sum of their {@code pace-kept}
 */
public record Standing(
        Map<Dimension, String> dimensions,
        long open,
        long waiting,
        long unowned,
        @Nullable Instant oldestWaiting,
        Map<Target, Long> atRisk,
        Map<Target, Long> overdue,
        long ended,
        double paceKept) {}

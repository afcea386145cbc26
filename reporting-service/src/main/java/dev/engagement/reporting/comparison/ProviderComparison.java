package dev.engagement.reporting.comparison;

import java.time.Instant;
import java.util.List;

/**
 * A provider's figures beside ours of the same groups and period.
 *
 * @param figures where outside is better comes first; groups that are too small come last
 * @param unknown names of measures that we do not have
 */
public record ProviderComparison(
        String provider, String source, Instant from, Instant to, List<ComparedFigure> figures, List<String> unknown) {}

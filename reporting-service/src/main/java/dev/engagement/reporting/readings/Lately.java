package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.util.Map;

/**
 * A count over the last days of requests with common dimensions.
 *
 * @param dimensions the common dimensions
 * @param outcome of commitments; empty if something else is counted
 * @param sum of the counted values
 */
public record Lately(Map<Dimension, String> dimensions, String outcome, long count, double sum) {}

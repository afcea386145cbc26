package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.util.Map;

/**
 * What happened in the last days to the requests of some kind.
 *
 * @param dimensions what they have in common
 * @param outcome of commitments; empty where something else is counted
 * @param sum of what was counted
 */
public record Lately(Map<Dimension, String> dimensions, String outcome, long count, double sum) {}

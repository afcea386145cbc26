package dev.engagement.reporting.page;

import java.util.Map;

/**
 * What a reader learns whose filters match nothing.
 *
 * @param without how many there are without these filters, in words
 * @param nearest the most similar filters that requests match, each with its address
 */
public record NoMatch(String without, Map<String, Address> nearest) {}

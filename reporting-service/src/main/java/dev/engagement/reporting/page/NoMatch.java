package dev.engagement.reporting.page;

import java.util.Map;

/**
 * The answer to filters that match nothing.
 *
 * @param without the number of requests without these filters, in words
 * @param nearest the most similar filters that requests match, each with its address
 */
public record NoMatch(String without, Map<String, Address> nearest) {}

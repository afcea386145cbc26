package dev.engagement.reporting.customer.links;

import dev.engagement.reporting.factors.ReaderScope;
import org.jspecify.annotations.Nullable;

/**
 * The right of a valid link.
 *
 * @param request the one request to rate; null: all in the scope
 * @param scope the requests that its holder may know of
 */
public record CustomerLink(@Nullable String request, ReaderScope scope) {}

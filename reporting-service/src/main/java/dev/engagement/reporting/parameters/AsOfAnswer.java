package dev.engagement.reporting.parameters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The as-of of an answer, and how complete our knowledge is for it.
 *
 * @param edition of the measures
 */
public record AsOfAnswer(
        Instant at,
        @Nullable Instant known,
        @Nullable Instant happened,
        @Nullable Instant completeTo,
        int incomplete,
        int edition) {}

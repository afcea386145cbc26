package dev.engagement.reporting.customer.asking;

import dev.engagement.documents.keys.Key;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to ask a requester for a rating.
 *
 * @param resolution the entry that resolved the request
 * @param requester null: nobody is known
 */
record WantedRating(
        String subscription,
        String request,
        UUID resolution,
        @Nullable String requester) {
    private static final int ID_DIGITS = 32;

    /** Returns the id, the same whoever decides and how often. */
    String id() {
        return Key.digest("ask\n" + request + "\n" + resolution).substring(0, ID_DIGITS);
    }

    /**
     * A claimed decision.
     *
     * @param channel by which it was sent; null: not sent yet
     * @param attempt 1 for the first
     */
    record Claimed(
            WantedRating wanted,
            Instant decidedAt,
            @Nullable String channel,
            int attempt) {}
}

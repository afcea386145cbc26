package dev.engagement.service.request;

import java.time.Instant;

/**
 * What the rules must know of a request's stream. Tools report facts and facts are not argued with, so it is little;
 * ids of messages are kept elsewhere, since they must be unique over all requests.
 *
 * @param entries how many entries the stream has
 * @param lastRecordedAt when the last one was recorded
 */
public record RequestState(long entries, Instant lastRecordedAt) {
    public static final RequestState INITIAL = new RequestState(0, Instant.MIN);
}

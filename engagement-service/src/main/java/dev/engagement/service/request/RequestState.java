package dev.engagement.service.request;

import java.time.Instant;

/**
 * The part of a request's stream that the rules need. It is little, since tools report facts, which are not disputed. Message ids are kept
 * elsewhere, since they must be unique over all requests.
 *
 * @param entries how many entries the stream has
 * @param lastRecordedAt when the last one was recorded
 */
public record RequestState(long entries, Instant lastRecordedAt) {
    public static final RequestState INITIAL = new RequestState(0, Instant.MIN);
}

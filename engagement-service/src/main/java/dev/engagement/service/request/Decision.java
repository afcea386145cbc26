package dev.engagement.service.request;

import java.time.Instant;

/** What the rules say to a message. */
public sealed interface Decision {
    /** It is recorded, at that instant and place in the request's stream. */
    record Accepted(Message message, Instant recordedAt, long sequence) implements Decision {}

    record Refused(Message message, Refusal refusal) implements Decision {}
}

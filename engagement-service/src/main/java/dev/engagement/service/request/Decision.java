package dev.engagement.service.request;

import java.time.Instant;

/** The rules' decision about a message. */
public sealed interface Decision {
    /** The message is recorded, at that instant and place in the request's stream. */
    record Accepted(Message message, Instant recordedAt, long sequence) implements Decision {}

    record RefusedMessage(Message message, Refusal refusal) implements Decision {}
}

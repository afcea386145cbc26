package dev.engagement.service.request;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Decision.RefusedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which messages may be recorded. Any order is accepted: an entry that seems too early takes effect when its counterpart arrives.
 * Pure: the same arguments give the same answer.
 */
public final class RequestRules {
    /** Most that a tool's clock may be ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private RequestRules() {}

    /** Decides whether the message becomes the next entry of the stream; {@code now} is our clock. */
    public static Decision decide(RequestState state, Message message, Instant now) {
        return refusal(message, now)
                .<Decision>map(refusal -> new RefusedMessage(message, refusal))
                .orElseGet(() -> new Accepted(message, later(now, state.lastRecordedAt()), state.entries()));
    }

    public static RequestState evolve(RequestState state, Instant recordedAt) {
        return new RequestState(state.entries() + 1, recordedAt);
    }

    private static Optional<Refusal> refusal(Message message, Instant now) {
        Optional<Refusal> ahead = ahead(message.occurredAt(), now);
        if (ahead.isPresent()) {
            return ahead;
        }
        return switch (message.entry()) {
            case EntryRetracted retraction
            when retraction.source().equals(message.source()) && retraction.id().equals(message.id()) ->
                Optional.of(new Refusal("invalid-data", "data.id", "names the retraction itself"));
            case RequestMerged merged
            when merged.into().equals(message.subject()) ->
                Optional.of(new Refusal("invalid-data", "data.into", "names the request itself"));
            default -> Optional.empty();
        };
    }

    /** Returns the refusal of a time that lies too far ahead; else empty. */
    public static Optional<Refusal> ahead(Instant occurredAt, Instant now) {
        return occurredAt.isAfter(now.plus(CLOCK_SKEW))
                ? Optional.of(new Refusal(
                        "time-ahead",
                        "time",
                        "lies more than 5 minutes ahead of our clock, which says " + now
                                + ": check the sender's clock"))
                : Optional.empty();
    }

    /** Returns the later instant, so that the stream's clock never runs backwards, even if the database's does. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}

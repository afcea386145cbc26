package dev.engagement.service.intake.webhooks;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole ticket at an instant, by our names of its fields: {@code status}, {@code owner}, {@code team}, {@code priority}, {@code impact},
 * {@code service}, {@code activity}, {@code channel}, {@code requester}, {@code title}, {@code url}, {@code business-unit}, {@code
 * satisfaction}, {@code opened}, {@code by}; {@code by-side}, the {@link ToolAccount.SpeakerSide} that the tool gives the person in {@code by}; the
 * accounts {@code requester-account} and {@code owner-account}, if the tool names people differently from {@code by}; and {@code meaning},
 * a {@link State} that the tool adds.
 *
 * @param version when the ticket was last changed
 */
public record Snapshot(String subject, Instant version, Map<String, String> fields) {
    public Snapshot {
        fields = Map.copyOf(fields);
    }

    @Nullable
    String get(String field) {
        return fields.get(field);
    }

    boolean differs(@Nullable Snapshot before, String field) {
        return before == null || !Objects.equals(before.get(field), get(field));
    }

    /** Returns the meaning of its status; an unexplained status is open. */
    State meaning(Connection connection) {
        String meaning = get("meaning");
        return meaning == null
                ? Objects.requireNonNullElse(connection.state(get("status")), State.OPEN)
                : State.valueOf(meaning);
    }

    /** Returns the status if it is unexplained. */
    public Optional<String> unknownState(Connection connection) {
        String status = get("status");
        return get("meaning") == null && connection.state(status) == null
                ? Optional.ofNullable(status)
                : Optional.empty();
    }
}

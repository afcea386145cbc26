package dev.engagement.service.intake.webhooks;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole ticket as it stood at an instant, by our names of its fields: {@code status}, {@code owner}, {@code team},
 * {@code priority}, {@code impact}, {@code service}, {@code activity}, {@code channel}, {@code requester},
 * {@code title}, {@code url}, {@code business-unit}, {@code satisfaction}, {@code opened}, {@code by}.
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
}

package dev.engagement.events;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A recorded entry with its envelope: who told it, about which request, when it happened and when we learned of it.
 *
 * @param entryId our own id, a UUIDv7
 * @param source who told us, a URI reference
 * @param messageId the sender's id; ({@code source}, {@code messageId}) names a message once and for all
 * @param subject the request, see {@link Subject}
 * @param occurredAt when it happened, as the tool says
 * @param recordedAt when we stored it; never decreases within a subject's stream
 * @param sequence the place in the subject's stream: 0, 1, 2 …
 */
public record Recorded(
        UUID entryId,
        String source,
        String messageId,
        String subject,
        Instant occurredAt,
        Instant recordedAt,
        long sequence,
        Entry entry) {
    /**
     * The order of a story: by the time it happened, then by the time we learned of it, then by place in the stream. Total over the entries
     * of one subject.
     */
    public static final Comparator<Recorded> STORY_ORDER = Comparator.comparing(Recorded::occurredAt)
            .thenComparing(Recorded::recordedAt)
            .thenComparingLong(Recorded::sequence);
}

package dev.engagement.service.request;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, word for word, so that an unreadable one harms no other.
 *
 * @param index its place in the log of all entries
 * @param entryId its own id
 * @param type the CloudEvents type, with the revision of {@code data}
 * @param source its source; null, like the next three, if the stored envelope does not have it
 * @param recordedAt when it was stored, RFC 3339
 * @param trace the hop that recorded it, a W3C {@code traceparent}; null unless it is traced
 * @param data JSON, unless {@code fault} says otherwise
 * @param fault why no reader can read it; null if it is readable
 */
public record StoredEntry(
        long index,
        String entryId,
        String subject,
        long sequence,
        String type,
        @Nullable String source,
        @Nullable String messageId,
        @Nullable String occurredAt,
        @Nullable String recordedAt,
        @Nullable String trace,
        String data,
        @Nullable String fault) {}

package dev.engagement.service.request;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, word for word, so that one that nobody can read harms no other.
 *
 * @param index its place in the log of all entries
 * @param entryId its own id
 * @param type the CloudEvents type, with the revision that {@code data} is in
 * @param source who told of it; null, like the next three, if the stored envelope does not say
 * @param recordedAt when it was stored, RFC 3339
 * @param data JSON, unless {@code fault} says otherwise
 * @param fault why no reader can make anything of it; null if it can be read
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
        String data,
        @Nullable String fault) {}

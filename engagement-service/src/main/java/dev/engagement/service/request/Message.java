package dev.engagement.service.request;

import dev.engagement.events.Entry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tool's message, checked and without personal data: an entry to be recorded.
 *
 * @param source who tells us
 * @param id the sender's id; ({@code source}, {@code id}) names a message once and for all
 * @param subject the request it is about
 * @param occurredAt when it happened, as the tool says
 * @param entryId the id that the entry gets if it is recorded
 * @param trace the hop that hands it on to the record, a W3C {@code traceparent}; null unless it is traced
 */
public record Message(
        String source,
        String id,
        String subject,
        Instant occurredAt,
        UUID entryId,
        Entry entry,
        @Nullable String trace) {
    /** Creates a message that is not traced. */
    public Message(String source, String id, String subject, Instant occurredAt, UUID entryId, Entry entry) {
        this(source, id, subject, occurredAt, entryId, entry, null);
    }

    /** Returns the same message under a trace. */
    public Message traced(String traceparent) {
        return new Message(source, id, subject, occurredAt, entryId, entry, traceparent);
    }
}

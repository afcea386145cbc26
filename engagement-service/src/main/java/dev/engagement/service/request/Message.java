package dev.engagement.service.request;

import dev.engagement.events.Entry;
import java.time.Instant;
import java.util.UUID;

/**
 * A tool's message, checked and without personal data: an entry to be recorded.
 *
 * @param source who tells us
 * @param id the sender's id; ({@code source}, {@code id}) names a message once and for all
 * @param subject the request it is about
 * @param occurredAt when it happened, as the tool says
 * @param entryId the id that the entry gets if it is recorded
 */
public record Message(String source, String id, String subject, Instant occurredAt, UUID entryId, Entry entry) {}

package dev.engagement.service.axon;

import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;

/** Asks one request's aggregate to record messages about it, in this order; {@code now} is the store's clock. */
record RecordEntries(String subject, List<Message> messages, Instant now) implements Targeted {}

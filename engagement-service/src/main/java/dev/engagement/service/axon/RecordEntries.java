package dev.engagement.service.axon;

import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Asks one request's aggregate to record messages about it, in this order; {@code clock} says when each of them is recorded. */
record RecordEntries(String subject, List<Message> messages, Function<Message, Instant> clock) implements Targeted {}

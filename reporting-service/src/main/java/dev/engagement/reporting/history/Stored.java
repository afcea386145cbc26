package dev.engagement.reporting.history;

import dev.engagement.events.Recorded;

/**
 * A stored entry.
 *
 * @param type the type on the wire, with the revision of {@code data}
 * @param data JSON, word for word
 */
public record Stored(Recorded recorded, String type, String data) {}

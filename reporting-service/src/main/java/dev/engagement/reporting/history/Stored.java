package dev.engagement.reporting.history;

import dev.engagement.events.Recorded;

/**
 * An entry as it is kept.
 *
 * @param type as it was on the wire, with the revision that {@code data} is in
 * @param data JSON, word for word
 */
public record Stored(Recorded recorded, String type, String data) {}

package dev.engagement.reporting.feed;

import dev.engagement.events.Recorded;

/**
 * An entry as the topic brought it.
 *
 * @param type the CloudEvents type, with the revision that {@code data} is in
 * @param data JSON, word for word
 */
public record Arrived(Recorded recorded, String type, String data) {}

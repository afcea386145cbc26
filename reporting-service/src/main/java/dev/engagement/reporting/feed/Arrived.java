package dev.engagement.reporting.feed;

import dev.engagement.events.Recorded;

/**
 * An entry that arrived from the topic.
 *
 * @param type the CloudEvents type, with the revision of {@code data}
 * @param data JSON, word for word
 */
public record Arrived(Recorded recorded, String type, String data) {}

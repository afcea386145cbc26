package dev.engagement.reporting.feed;

import org.jspecify.annotations.Nullable;

/**
 * The result of decoding one record of a topic.
 *
 * @param <T> the type of the topic's content
 */
sealed interface Decoded<T> {
    /** A readable record. */
    record ReadRecord<T>(T arrived) implements Decoded<T> {}

    /**
     * A record that no version of this program can read.
     *
     * @param subject the request that misses it, if the record reveals it
     */
    record UnreadableRecord<T>(@Nullable String subject, String reason) implements Decoded<T> {}

    /** A record that a newer version of the program can read. */
    record Unknown<T>(String type) implements Decoded<T> {}
}

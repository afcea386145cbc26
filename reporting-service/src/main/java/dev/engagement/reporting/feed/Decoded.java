package dev.engagement.reporting.feed;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a topic.
 *
 * @param <T> what the topic brings
 */
sealed interface Decoded<T> {
    /** It can be read. */
    record Read<T>(T arrived) implements Decoded<T> {}

    /**
     * Nothing can be made of it, now or ever.
     *
     * @param subject the request that misses it, if that much can be read
     */
    record Unreadable<T>(@Nullable String subject, String reason) implements Decoded<T> {}

    /** A newer version of the program can read it. */
    record Unknown<T>(String type) implements Decoded<T> {}
}

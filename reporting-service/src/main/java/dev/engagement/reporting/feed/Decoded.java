package dev.engagement.reporting.feed;

import org.jspecify.annotations.Nullable;

/** What became of one record of the topic. */
sealed interface Decoded {
    /** It is an entry. */
    record Read(Arrived arrived) implements Decoded {}

    /**
     * Nothing can be made of it, now or ever.
     *
     * @param subject the request that misses it, if that much can be read
     */
    record Unreadable(@Nullable String subject, String reason) implements Decoded {}

    /** A newer version of the program can read it. */
    record Unknown(String type) implements Decoded {}
}

package dev.engagement.reporting.feed;

import java.util.List;

/**
 * Records that were taken in.
 *
 * @param fresh those that were not there before
 * @param then what to tell others once the transaction is committed
 * @param <T> what the topic brings
 */
public record Received<T>(List<T> fresh, Runnable then) {
    /** Nothing that is counted, and nothing to tell. */
    public static <T> Received<T> nothing() {
        return new Received<>(List.of(), () -> {});
    }
}

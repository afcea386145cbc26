package dev.engagement.reporting.feed;

import java.util.List;

/**
 * The outcome of receiving records.
 *
 * @param fresh the records that were new
 * @param then runs once the transaction is committed
 * @param <T> the type of the topic's content
 */
public record Received<T>(List<T> fresh, Runnable then) {
    /** Returns the outcome with no new record and nothing to run. */
    public static <T> Received<T> nothing() {
        return new Received<>(List.of(), () -> {});
    }
}

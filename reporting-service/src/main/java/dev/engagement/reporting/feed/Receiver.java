package dev.engagement.reporting.feed;

import java.util.List;

/**
 * Takes in what has arrived; in the transaction that moves the position on, so that each record counts once.
 *
 * @param <T> what the topic brings
 */
public interface Receiver<T> {
    /** The topic whose records it takes. */
    String topic();

    /**
     * Takes in records of any keys, those of one key in the order of the topic but for repeats.
     *
     * @return which of them are new, and what to tell others once the transaction is committed
     */
    Received<T> receive(List<T> arrived);
}

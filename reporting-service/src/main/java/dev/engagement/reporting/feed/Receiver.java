package dev.engagement.reporting.feed;

import java.util.List;

/**
 * Stores arriving records, in the transaction that moves the position on, so that each record counts once.
 *
 * @param <T> the type of the topic's content
 */
public interface Receiver<T> {
    /** The topic of these records. */
    String topic();

    /**
     * Stores records of any keys, those of one key in the order of the topic, except for repeats.
     *
     * @return which of them are new, and what runs once the transaction is committed
     */
    Received<T> receive(List<T> arrived);
}

package dev.engagement.reporting.feed;

import java.util.List;

/** Takes in what has arrived; in the transaction that moves the position on, so that each record counts once. */
public interface Receiver {
    /** The topic whose entries it takes. */
    String topic();

    /**
     * Takes in entries of any subjects, those of one subject in the order of its stream but for repeats.
     *
     * @return what to tell others once the transaction is committed
     */
    Runnable receive(List<Arrived> arrived);
}

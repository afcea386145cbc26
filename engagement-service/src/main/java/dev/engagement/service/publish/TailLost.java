package dev.engagement.service.publish;

import java.util.List;

/** Signals that the broker no longer has records that it had confirmed. */
final class TailLost extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Long> ends;

    /**
     * Creates the signal.
     *
     * @param ends the offsets below which nothing is missing
     */
    TailLost(List<Long> ends) {
        super("the broker lost records that it had confirmed");
        this.ends = ends;
    }

    List<Long> ends() {
        return ends;
    }
}

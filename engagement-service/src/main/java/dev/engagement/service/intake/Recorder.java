package dev.engagement.service.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Records messages, in the given order per subject. */
public interface Recorder {
    /**
     * Records submissions; returns one outcome for each, in order. Completes when all accepted ones are on disk. Fails with {@link
     * Unavailable} if that is not possible now: nothing is lost, and everything may be sent again.
     */
    CompletableFuture<List<MessageOutcome>> record(List<Submission> submissions);

    /** The store is unreachable or overloaded. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

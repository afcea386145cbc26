package dev.engagement.service.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Records messages, in the given order per subject. */
public interface Recorder {
    /**
     * Completes when everything that could be recorded is on disk; one outcome per submission, in order. Completes
     * with {@link Unavailable} if that could not be done now: nothing is known to be lost, everything may be sent again.
     */
    CompletableFuture<List<Outcome>> record(List<Submission> submissions);

    /** The store cannot be reached, or has too much to do. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

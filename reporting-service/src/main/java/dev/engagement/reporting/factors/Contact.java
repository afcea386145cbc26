package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact by the customer, and its wait for an answer.
 *
 * @param entry the contact
 * @param until the answer, or the entry that ended the request first; null if there is neither
 * @param status settled once answered, running while an answer may come, else ended
 */
public record Contact(Recorded entry, @Nullable Recorded until, Status status) {
    /** Returns when the wait for an answer was over; {@code at} while it runs. A contact after the end of the request waits for nothing. */
    public Instant waitedTo(Instant at) {
        if (until != null) {
            return until.occurredAt();
        }
        return status == Status.RUNNING ? at : entry.occurredAt();
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that the customer got in touch, and how long that stood unanswered.
 *
 * @param entry the contact
 * @param until the answer, or what ended the request before there was one; null where there is neither
 * @param status settled once answered, running while an answer may come, else ended
 */
public record Contact(Recorded entry, @Nullable Recorded until, Status status) {
    /** When the wait for an answer was over; {@code at} while it runs. A contact after the end waits for nothing. */
    public Instant waitedTo(Instant at) {
        if (until != null) {
            return until.occurredAt();
        }
        return status == Status.RUNNING ? at : entry.occurredAt();
    }
}

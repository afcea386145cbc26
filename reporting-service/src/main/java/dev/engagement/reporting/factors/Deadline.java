package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.ServiceHours;
import java.time.Duration;
import java.time.Instant;

/**
 * An instant by which something is expected.
 *
 * @param setBy the entry that set it last
 * @param hours the clock that it runs on; from {@code setBy} on there is no wait in it
 */
public record Deadline(Instant due, Recorded setBy, ServiceHours hours) {
    private static final int WHOLE = 100;

    /** Returns the instant when that share of the time given has passed; no later than the deadline, and no earlier than it was set. */
    public Instant afterShare(int percent) {
        Instant set = setBy.occurredAt();
        if (!set.isBefore(due)) {
            return due;
        }
        Duration given = hours.between(set, due);
        Instant then = hours.after(set, given.multipliedBy(percent).dividedBy(WHOLE));
        return then.isAfter(due) ? due : then;
    }
}

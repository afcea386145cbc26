package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The silence between two successive points of a span.
 *
 * @param since the entry that the silence follows
 * @param until the entry that ends it; null while it lasts
 * @param time its length, without the time waiting on the customer
 * @param allowed its longest allowed length, service time
 */
public record Gap(Recorded since, @Nullable Recorded until, Time time, Duration allowed) {
    public boolean isTooLong() {
        return time.service().compareTo(allowed) > 0;
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import java.time.Duration;

/**
 * The silence between two successive points of a span.
 *
 * @param since the entry that the silence follows
 * @param time how long it was, without the time waiting on the customer
 * @param allowed how long it might have been, service time
 */
public record Gap(Recorded since, Time time, Duration allowed) {}

package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * A time from left to right.
 *
 * @param left where it begins
 * @param right where it ends
 */
record TimeAxis(Span shown, double left, double right) {
    /** Where an instant stands: at an end if it lies beyond that. */
    double x(Instant instant) {
        double along = Duration.between(shown.from(), instant).toMillis() / millis();
        return left + Math.clamp(along, 0, 1) * (right - left);
    }

    /** How long it is; never nothing. */
    double millis() {
        return Math.max(1, Duration.between(shown.from(), shown.to()).toMillis());
    }
}

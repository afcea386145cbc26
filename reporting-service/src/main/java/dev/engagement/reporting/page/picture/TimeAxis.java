package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * A time axis from left to right.
 *
 * @param left the position of its start
 * @param right the position of its end
 */
record TimeAxis(Span shown, double left, double right) {
    /** Returns the position of an instant; one outside the axis is moved to the nearer end. */
    double x(Instant instant) {
        double along = Duration.between(shown.from(), instant).toMillis() / millis();
        return left + Math.clamp(along, 0, 1) * (right - left);
    }

    /** Returns the length of the axis; never zero. */
    double millis() {
        return Math.max(1, Duration.between(shown.from(), shown.to()).toMillis());
    }
}

package dev.engagement.reporting.calendar;

import java.time.Duration;
import java.time.Instant;

/** Service hours without closing time: the service clock is the wall clock. */
enum AlwaysOpen implements ServiceHours {
    INSTANCE;

    @Override
    public Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    @Override
    public Instant after(Instant from, Duration service) {
        return from.plus(service);
    }
}

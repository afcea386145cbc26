package dev.engagement.reporting.factors.urgency;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A wait in its queue; instants are microseconds since 1970, as precise as entries are. */
final class QueuedWait {
    final Wait wait;
    final long opened;
    final long until;
    int openedLater;
    int overtakers;

    QueuedWait(Wait wait) {
        this.wait = wait;
        this.opened = micros(wait.opened());
        this.until = wait.until() == null ? Long.MAX_VALUE : micros(wait.until());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}

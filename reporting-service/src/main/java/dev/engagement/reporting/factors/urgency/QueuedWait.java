package dev.engagement.reporting.factors.urgency;

import java.time.Instant;

/** A wait in its queue. */
final class QueuedWait {
    final Wait wait;
    final Instant until;
    int openedLater;
    int overtakers;

    QueuedWait(Wait wait) {
        this.wait = wait;
        this.until = wait.until() == null ? Instant.MAX : wait.until();
    }

    Instant opened() {
        return wait.opened();
    }
}

package dev.engagement.reporting.factors.urgency;

/** A wait in its queue. */
final class QueuedWait {
    final Wait wait;
    final long since;
    final long until;
    final boolean isEngaged;
    int overtakers;

    QueuedWait(Wait wait) {
        this.wait = wait;
        this.since = wait.since();
        this.until = wait.until();
        this.isEngaged = wait.engaged();
    }
}

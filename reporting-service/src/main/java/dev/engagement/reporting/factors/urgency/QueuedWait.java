package dev.engagement.reporting.factors.urgency;

/** A wait in its queue. */
final class QueuedWait {
    final Wait wait;
    int openedLater;
    int overtakers;

    QueuedWait(Wait wait) {
        this.wait = wait;
    }
}

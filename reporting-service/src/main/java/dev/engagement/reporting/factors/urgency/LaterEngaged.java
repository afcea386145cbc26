package dev.engagement.reporting.factors.urgency;

/** Counts requests that overtook a wait that goes on, where nobody needs to know each of them. */
@FunctionalInterface
public interface LaterEngaged {
    LaterEngaged NONE = wait -> 0;

    /** Returns how many requests of its queue were opened after a wait, are less urgent, and have been engaged; 0 if the wait is over. */
    int count(Wait wait);
}

package dev.engagement.reporting.factors;

import java.util.Locale;

/** The outcome of a promise; the first four are decided. */
public enum CommitmentOutcome {
    KEPT,
    RENEGOTIATED,
    TOLD_LATE,
    BROKEN,
    WITHDRAWN,
    OPEN;

    /** The name in the contract and on the page: lower case, with dashes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns how this outcome counts in a share of commitments. */
    public Status status() {
        return switch (this) {
            case OPEN -> Status.RUNNING;
            case WITHDRAWN -> Status.ENDED;
            default -> Status.SETTLED;
        };
    }
}

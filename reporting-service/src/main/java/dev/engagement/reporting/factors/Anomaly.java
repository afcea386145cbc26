package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Something in a story that cannot have been so, with the entries that say so. */
public record Anomaly(Kind kind, List<UUID> entries) {
    /** What is odd. */
    public enum Kind {
        /** No opening yet: the request is in no cohort. */
        NO_OPENING,
        /** An entry of an earlier instant than the opening. */
        BEFORE_OPENING,
        /** A second opening; what it says counts as a reclassification. */
        OPENED_AGAIN,
        /** A reopening of a request that is open. */
        REOPENED_WHILE_OPEN,
        /** A barrier cleared that nobody raised, or that was cleared before. */
        BARRIER_NEVER_RAISED,
        /** A commitment revised, delivered or withdrawn that the story never makes. */
        COMMITMENT_NEVER_MADE,
        /** A commitment revised or withdrawn after it was delivered or withdrawn. */
        COMMITMENT_OVER,
        /** A retraction of a message that is not there, or that is a retraction itself. */
        NOTHING_TO_RETRACT;

        /** As contract and page call it: lower case, with dashes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Anomaly of(Kind kind, Recorded... entries) {
        return new Anomaly(kind, Arrays.stream(entries).map(Recorded::entryId).toList());
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A contradiction in a story, with the entries that show it. */
public record Anomaly(Kind kind, List<UUID> entries) {
    /** The kind of contradiction. */
    public enum Kind {
        /** The story has no opening yet, so the request is in no cohort. */
        NO_OPENING,
        /** An entry happened before the opening. */
        BEFORE_OPENING,
        /** A second opening, which counts as a reclassification. */
        OPENED_AGAIN,
        /** A reopening of a request that is open. */
        REOPENED_WHILE_OPEN,
        /** A barrier was cleared that was never raised, or was cleared before. */
        BARRIER_NEVER_RAISED,
        /** A commitment was revised, delivered or withdrawn that the story never makes. */
        COMMITMENT_NEVER_MADE,
        /** A commitment was revised or withdrawn after it was delivered or withdrawn. */
        COMMITMENT_OVER,
        /** A retraction names a message that is not there, or that is a retraction itself. */
        NOTHING_TO_RETRACT;

        /** The name in the contract and on the page: lower case, with dashes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Anomaly of(Kind kind, Recorded... entries) {
        return new Anomaly(kind, Arrays.stream(entries).map(Recorded::entryId).toList());
    }
}

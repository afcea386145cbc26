package dev.engagement.reporting.replay;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The cause of a difference.
 *
 * @param entries the entries that caused it; empty if none did
 */
public record Cause(CauseKind kind, List<UUID> entries) {
    /** The kind of cause. */
    public enum CauseKind {
        /** The programs that made the two replays define the measure differently. */
        DEFINITION,
        /** Another charter, or another version of it, judges. */
        CHARTER,
        /** Only one of the two knows a retraction. */
        CORRECTION,
        /** Only one of the two knows an entry, which had happened by the time of the other. */
        LATE_ENTRY,
        /** An entry happened after the time of the other. */
        NEW_ENTRY,
        /** No entry differs; only time passed. */
        TIME;

        /** The name in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

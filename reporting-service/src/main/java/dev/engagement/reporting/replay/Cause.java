package dev.engagement.reporting.replay;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Why a reading differs.
 *
 * @param entries the ones that did it; empty where none did
 */
public record Cause(Kind kind, List<UUID> entries) {
    /** What there is. */
    public enum Kind {
        /** The program that made one of the two defined the measure otherwise. */
        DEFINITION,
        /** Another charter, or another version of it, judges. */
        CHARTER,
        /** A retraction that only one of the two knows. */
        CORRECTION,
        /** An entry that only one of the two knows, of what had happened by the time of the other. */
        LATE_ENTRY,
        /** An entry of what happened later than the time of the other. */
        NEW_ENTRY,
        /** Nothing was said; the clock went on. */
        TIME;

        /** As answers call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

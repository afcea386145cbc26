package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reader's view of the record: as it was known then, as the world was then, or both.
 *
 * @param known entries recorded later are left out; null: all are known
 * @param happened entries that occurred later are left out; null: none is
 * @param at the instant up to which running clocks count
 */
public record AsOf(@Nullable Instant known, @Nullable Instant happened, Instant at) {
    /** Creates an as-of whose running clocks count up to the earliest of the given instants, and never beyond {@code now}. */
    public static AsOf of(@Nullable Instant known, @Nullable Instant happened, Instant now) {
        Instant at = now;
        if (known != null && known.isBefore(at)) {
            at = known;
        }
        if (happened != null && happened.isBefore(at)) {
            at = happened;
        }
        return new AsOf(known, happened, at);
    }

    /** Creates an as-of of everything that is known and has happened by that instant. */
    public static AsOf now(Instant now) {
        return new AsOf(null, null, now);
    }

    /** Returns whether everything counts that is known and has happened by now. */
    public boolean isPresent() {
        return known == null && happened == null;
    }

    public boolean knows(Recorded entry) {
        return known == null || !entry.recordedAt().isAfter(known);
    }

    public boolean hasSeen(Recorded entry) {
        return happened == null || !entry.occurredAt().isAfter(happened);
    }
}

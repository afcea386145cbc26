package dev.engagement.reporting.factors;

import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A barrier to the work.
 *
 * @param supplier the organisation that is waited for; null if nobody named one
 * @param expectedBy when its answer is expected; null if nobody said
 * @param cleared null while it stands
 */
public record Barrier(
        Recorded raised,
        WaitingOn waitingOn,
        boolean told,
        @Nullable String supplier,
        @Nullable Instant expectedBy,
        @Nullable Recorded cleared) {
    static Barrier raisedBy(Recorded entry, BarrierRaised barrier) {
        return new Barrier(entry, barrier.waitingOn(), barrier.told(), barrier.supplier(), barrier.expectedBy(), null);
    }

    Barrier clearedBy(Recorded entry) {
        return new Barrier(raised, waitingOn, told, supplier, expectedBy, entry);
    }

    public Span span() {
        return new Span(raised.occurredAt(), cleared == null ? Instant.MAX : cleared.occurredAt());
    }
}

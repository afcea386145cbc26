package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Results.RequestResolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tool's state means: work is possible, waits on somebody, or is over. */
public enum State {
    OPEN(null),
    CUSTOMER(WaitingOn.CUSTOMER),
    SUPPLIER(WaitingOn.SUPPLIER),
    APPROVAL(WaitingOn.APPROVAL),
    OTHER(WaitingOn.OTHER),
    RESOLVED(null),
    CLOSED(null),
    CANCELLED(null);

    /** What most tools call them; a connection's settings come first. */
    private static final Map<String, State> USUAL = Map.ofEntries(
            Map.entry("waiting for customer", CUSTOMER),
            Map.entry("waiting on customer", CUSTOMER),
            Map.entry("awaiting your reply", CUSTOMER),
            Map.entry("awaiting user info", CUSTOMER),
            Map.entry("waiting on third party", SUPPLIER),
            Map.entry("awaiting vendor", SUPPLIER),
            Map.entry("waiting for approval", APPROVAL),
            Map.entry("awaiting approval", APPROVAL),
            Map.entry("pending", OTHER),
            Map.entry("on hold", OTHER),
            Map.entry("resolved", RESOLVED),
            Map.entry("done", RESOLVED),
            Map.entry("completed", RESOLVED),
            Map.entry("solved", RESOLVED),
            Map.entry("closed", CLOSED),
            Map.entry("cancelled", CANCELLED),
            Map.entry("canceled", CANCELLED),
            Map.entry("declined", CANCELLED),
            Map.entry("won't do", CANCELLED));

    private final @Nullable WaitingOn waitingOn;

    State(@Nullable WaitingOn waitingOn) {
        this.waitingOn = waitingOn;
    }

    static @Nullable State usual(String word) {
        return USUAL.get(word.toLowerCase(Locale.ROOT));
    }

    public boolean isOver() {
        return compareTo(RESOLVED) >= 0;
    }

    /** The barrier that a state of this name raises; null if it is none. */
    public @Nullable Entry raised(String name) {
        return waitingOn == null ? null : new BarrierRaised(name, waitingOn, false);
    }

    /** The barrier that leaving a state of this name clears; null if it was none. */
    public @Nullable Entry cleared(String name) {
        return waitingOn == null ? null : new BarrierCleared(name, false);
    }

    /** How work ended in this state; null if it did not. */
    public @Nullable Entry ended(Account by) {
        return switch (this) {
            case RESOLVED -> by.isCustomer() ? new RequestClosed(by.name()) : new RequestResolved(by.name(), by.mark());
            case CLOSED -> new RequestClosed(by.name());
            case CANCELLED -> new RequestCancelled(by.name());
            default -> null;
        };
    }

    /** What a change between two states of different names says. */
    public static List<Entry> changed(State from, @Nullable String fromName, State to, String toName, Account by) {
        List<Entry> entries = new ArrayList<>();
        add(entries, fromName == null ? null : from.cleared(fromName));
        add(entries, from.isOver() && !to.isOver() ? new RequestReopened(by.name()) : null);
        add(entries, to.raised(toName));
        add(entries, to.ended(by));
        if (entries.isEmpty()) {
            entries.add(new ProgressReported(by.name(), false, by.mark(), null));
        }
        return entries;
    }

    private static void add(List<Entry> entries, @Nullable Entry entry) {
        if (entry != null) {
            entries.add(entry);
        }
    }
}

package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Conversation.CustomerContacted;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meaning of a tool's state: work is possible, waits, or is over. */
public enum State {
    OPEN(null),
    CUSTOMER(WaitingOn.CUSTOMER),
    SUPPLIER(WaitingOn.SUPPLIER),
    APPROVAL(WaitingOn.APPROVAL),
    OTHER(WaitingOn.OTHER),
    RESOLVED(null),
    CLOSED(null),
    CANCELLED(null);

    /** States in the words of most tools; a connection's settings and a tool's own words come first. */
    private static final Map<String, State> USUAL = byWord(Map.ofEntries(
            Map.entry(
                    CUSTOMER,
                    List.of(
                            "waiting for customer",
                            "waiting on customer",
                            "awaiting customer",
                            "awaiting your reply",
                            "awaiting user info",
                            "awaiting caller",
                            "waiting for reporter")),
            Map.entry(
                    SUPPLIER,
                    List.of(
                            "waiting on third party",
                            "waiting for third party",
                            "awaiting vendor",
                            "waiting for vendor",
                            "pending vendor")),
            Map.entry(APPROVAL, List.of("waiting for approval", "awaiting approval", "pending approval")),
            Map.entry(OTHER, List.of("pending", "pending reminder", "hold", "on hold", "on-hold", "blocked")),
            Map.entry(RESOLVED, List.of("resolved", "done", "completed", "solved", "fixed")),
            Map.entry(CLOSED, List.of("closed")),
            Map.entry(
                    CANCELLED,
                    List.of(
                            "cancelled",
                            "canceled",
                            "declined",
                            "rejected",
                            "won't do",
                            "won't fix",
                            "duplicate",
                            "merged")),
            Map.entry(
                    OPEN,
                    List.of(
                            "open",
                            "opened",
                            "new",
                            "reopened",
                            "re-opened",
                            "to do",
                            "todo",
                            "backlog",
                            "selected for development",
                            "in progress",
                            "work in progress",
                            "in review",
                            "under review",
                            "under investigation",
                            "waiting for support",
                            "assigned",
                            "accepted",
                            "active",
                            "triage"))));

    private static Map<String, State> byWord(Map<State, List<String>> words) {
        Map<String, State> byWord = new HashMap<>();
        words.forEach((state, names) -> names.forEach(name -> byWord.put(name, state)));
        return Map.copyOf(byWord);
    }

    private final @Nullable WaitingOn waitingOn;

    State(@Nullable WaitingOn waitingOn) {
        this.waitingOn = waitingOn;
    }

    static @Nullable State usual(String word) {
        return USUAL.get(Connection.word(word));
    }

    public boolean isWaiting() {
        return waitingOn != null;
    }

    public boolean isOver() {
        return compareTo(RESOLVED) >= 0;
    }

    /** Returns the barrier that a state of this name raises; null if it raises none. */
    public @Nullable Entry raised(String name) {
        return waitingOn == null ? null : new BarrierRaised(name, waitingOn, false);
    }

    /** Returns the barrier that leaving a state of this name clears; null if there is none. */
    public @Nullable Entry cleared(String name) {
        return waitingOn == null ? null : new BarrierCleared(name, false);
    }

    /** Returns the end of work in this state; null if it has not ended. */
    public @Nullable Entry ended(ToolAccount by) {
        return switch (this) {
            case RESOLVED -> by.isCustomer() ? new RequestClosed(by.name()) : new RequestResolved(by.name(), by.mark());
            case CLOSED -> new RequestClosed(by.name());
            case CANCELLED -> new RequestCancelled(by.name());
            default -> null;
        };
    }

    /**
     * Returns the entries of a change from one state to another. A customer ends, reopens and releases; any other change by a customer is a
     * contact at most, never IT's progress.
     *
     * @param channel the channel of a customer who changes a state without a message; null if a message comes with the change and is the
     * contact
     */
    public static List<Entry> changed(
            State from, @Nullable String fromName, State to, String toName, ToolAccount by, @Nullable String channel) {
        List<Entry> entries = new ArrayList<>();
        add(entries, fromName == null ? null : from.cleared(fromName));
        add(entries, from.isOver() && !to.isOver() ? new RequestReopened(by.name()) : null);
        add(entries, to.raised(toName));
        add(entries, to == from ? null : to.ended(by));
        if (entries.isEmpty() && by.isCustomer()) {
            add(entries, channel == null ? null : new CustomerContacted(channel));
        } else if (entries.isEmpty()) {
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

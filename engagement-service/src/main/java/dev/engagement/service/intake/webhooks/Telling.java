package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.service.intake.deliveries.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the entries that one delivery makes about one request. */
public final class Telling {
    private final String delivery;
    private final String subject;
    private final List<ToldEntry> told = new ArrayList<>();
    private final List<String> unknownStates = new ArrayList<>();

    public Telling(Delivery delivery, Connection connection, String key) {
        this.delivery = delivery.id();
        this.subject = connection.subject(key);
    }

    /** Adds an entry that only this delivery makes; {@code what} names it within the delivery. */
    public Telling tell(String what, Instant time, @Nullable Entry entry) {
        return named(delivery + "/" + what, time, entry);
    }

    /** Adds several such entries, numbered if there is more than one. */
    public Telling tell(String what, Instant time, List<? extends Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            tell(i == 0 ? what : what + "-" + (i + 1), time, entries.get(i));
        }
        return this;
    }

    /** Adds an entry about another request than the one that the delivery names. */
    public Telling tellOf(String otherSubject, String what, Instant time, Entry entry) {
        told.add(new ToldEntry(delivery + "/" + what, otherSubject, time, entry));
        return this;
    }

    /** Adds an unexplained state, which counts as open and is listed with its connection. */
    public Telling unknownState(String word) {
        unknownStates.add(word);
        return this;
    }

    /** Adds an entry that several deliveries may make, under the tool's own name for it, as in {@code comment/17}. */
    public Telling named(String id, Instant time, @Nullable Entry entry) {
        if (entry != null) {
            told.add(new ToldEntry(id, subject, time, entry));
        }
        return this;
    }

    /** Returns the entries; if there are none, the delivery is ignored for that reason. */
    public Translation orIgnored(String reason) {
        return told.isEmpty() ? new Translation.Ignored(reason) : new Translation.Entries(told, unknownStates);
    }
}

package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.service.intake.deliveries.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one delivery tells of one request. */
public final class Telling {
    private final String delivery;
    private final String subject;
    private final List<Told> told = new ArrayList<>();
    private final List<String> unknownStates = new ArrayList<>();

    public Telling(Delivery delivery, Connection connection, String key) {
        this.delivery = delivery.id();
        this.subject = connection.subject(key);
    }

    /** An entry that this delivery alone tells; {@code what} names it within the delivery. */
    public Telling tell(String what, Instant time, @Nullable Entry entry) {
        return named(delivery + "/" + what, time, entry);
    }

    /** The same for several, numbered where there are more than one. */
    public Telling tell(String what, Instant time, List<? extends Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            tell(i == 0 ? what : what + "-" + (i + 1), time, entries.get(i));
        }
        return this;
    }

    /** An entry about another request than the one that the delivery names. */
    public Telling tellOf(String otherSubject, String what, Instant time, Entry entry) {
        told.add(new Told(delivery + "/" + what, otherSubject, time, entry));
        return this;
    }

    /** A state without a known meaning: taken as open, and listed with its connection. */
    public Telling unknownState(String word) {
        unknownStates.add(word);
        return this;
    }

    /** An entry that several deliveries may tell, under the tool's own name for it, as in {@code comment/17}. */
    public Telling named(String id, Instant time, @Nullable Entry entry) {
        if (entry != null) {
            told.add(new Told(id, subject, time, entry));
        }
        return this;
    }

    /** What was told; if that is nothing, the delivery is ignored for that reason. */
    public Translation orIgnored(String reason) {
        return told.isEmpty() ? new Translation.Ignored(reason) : new Translation.Entries(told, unknownStates);
    }
}

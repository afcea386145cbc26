package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customer's contacts and IT's answers. A contact unanswered before a reopening stays unanswered after it. */
final class Contacts {
    private final List<Contact> over = new ArrayList<>();
    private final List<Recorded> waiting = new ArrayList<>();
    private final List<Recorded> proactive = new ArrayList<>();

    /** The opening counts as a contact. */
    private boolean unanswered = true;

    void contact(Recorded entry) {
        waiting.add(entry);
        unanswered = true;
    }

    /** Adds an entry by which IT told the customer something. */
    void told(Recorded entry) {
        if (!unanswered) {
            proactive.add(entry);
        }
        answer(entry);
    }

    void answer(Recorded entry) {
        settle(entry, Status.SETTLED);
        unanswered = false;
    }

    /** Ends all waits with the end of the request. */
    void end(Recorded entry) {
        settle(entry, Status.ENDED);
    }

    private void settle(@Nullable Recorded until, Status status) {
        waiting.forEach(contact -> over.add(new Contact(contact, until, status)));
        waiting.clear();
    }

    /** Entries by which IT told the customer something while no contact was unanswered. */
    List<Recorded> proactive() {
        return proactive;
    }

    /** Returns all contacts; to be called once, at the end of the story. */
    List<Contact> all(boolean isOpen) {
        settle(null, isOpen ? Status.RUNNING : Status.ENDED);
        return over;
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stretch in which the request is open: from its opening or a reopening to its end. Filled in by the fold. */
public final class Episode {
    /** The kind of end of an episode. */
    public enum Ending {
        RESOLVED,
        CLOSED,
        CANCELLED,
        MERGED;

        /** Returns whether the request was done, not just over. */
        public boolean isDone() {
            return this == RESOLVED || this == CLOSED;
        }
    }

    private final Recorded start;
    private final List<Recorded> contacts = new ArrayList<>();
    private @Nullable Recorded engaged;
    private @Nullable Recorded owned;
    private @Nullable Recorded end;
    private @Nullable Ending ending;

    Episode(Recorded start) {
        this.start = start;
    }

    void engage(Recorded entry) {
        if (engaged == null) {
            engaged = entry;
        }
    }

    void own(Recorded entry) {
        if (owned == null) {
            owned = entry;
        }
    }

    /** Adds a contact; only contacts before IT is engaged count as chasing. */
    void contact(Recorded entry) {
        if (engaged == null) {
            contacts.add(entry);
        }
    }

    void end(Recorded entry, Ending how) {
        end = entry;
        ending = how;
    }

    public boolean isOpen() {
        return end == null;
    }

    /** The opening, or the reopening. */
    public Recorded start() {
        return start;
    }

    public Instant startedAt() {
        return start.occurredAt();
    }

    /** The entry by which IT was engaged; null if IT was not. */
    public @Nullable Recorded engaged() {
        return engaged;
    }

    /** The first entry that named an owner; null if none did. */
    public @Nullable Recorded owned() {
        return owned;
    }

    public @Nullable Recorded end() {
        return end;
    }

    public @Nullable Ending ending() {
        return ending;
    }

    /** Returns the status of what runs until the episode ends. */
    Status life() {
        return ending == null ? Status.RUNNING : ending.isDone() ? Status.SETTLED : Status.ENDED;
    }

    /** Returns the entries that begin and end the episodes, in order, in a list that may grow. */
    public static List<UUID> bounds(List<Episode> episodes) {
        List<UUID> ids = new ArrayList<>();
        for (Episode episode : episodes) {
            ids.addAll(Reading.from(episode.start(), episode.end()));
        }
        return ids;
    }

    /** The customer's contacts before IT was engaged. */
    public List<Recorded> contacts() {
        return contacts;
    }

    /** Returns the end of the episode; while it is open, {@code at}, but not before its start. */
    public Instant until(Instant at) {
        if (end != null) {
            return end.occurredAt();
        }
        return at.isBefore(startedAt()) ? startedAt() : at;
    }

    public Span span(Instant at) {
        return new Span(startedAt(), until(at));
    }
}

package dev.engagement.reporting.factors;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All entries of one request as of some knowledge, without repeats and without retracted ones, in story order.
 *
 * @param entries in story order, the retractions themselves among them
 * @param baseless retractions of messages that are not there, or that cannot be retracted
 */
public record Story(AsOf asOf, List<Recorded> entries, List<Recorded> baseless) {
    private record Message(String source, String id) {}

    /** Returns the story of these entries of one subject, in any order and any number of times. */
    public static Story of(Collection<Recorded> told, AsOf asOf) {
        List<Recorded> known = distinct(told, asOf);
        Set<Message> retracted = new HashSet<>();
        for (Recorded entry : known) {
            if (entry.entry() instanceof EntryRetracted(String source, String id, var reason)) {
                retracted.add(new Message(source, id));
            }
        }
        List<Recorded> entries = new ArrayList<>(known.size());
        Set<Message> found = new HashSet<>();
        for (Recorded entry : known) {
            Message message = retracted.isEmpty() ? null : new Message(entry.source(), entry.messageId());
            boolean stands = message == null || entry.entry() instanceof EntryRetracted || !retracted.contains(message);
            if (!stands) {
                found.add(message);
            } else if (asOf.hasSeen(entry)) {
                entries.add(entry);
            }
        }
        return new Story(asOf, entries, retracted.isEmpty() ? List.of() : baseless(entries, found));
    }

    private static List<Recorded> distinct(Collection<Recorded> told, AsOf asOf) {
        List<Recorded> known = new ArrayList<>(told.size());
        for (Recorded entry : told) {
            if (asOf.knows(entry)) {
                known.add(entry);
            }
        }
        known.sort(Recorded.STORY_ORDER);
        List<Recorded> once = new ArrayList<>(known.size());
        long last = -1;
        for (Recorded entry : known) {
            // A repeat equals its original in everything that the order compares, so it stands right behind it.
            if (entry.sequence() != last) {
                once.add(entry);
            }
            last = entry.sequence();
        }
        return once;
    }

    private static List<Recorded> baseless(List<Recorded> entries, Set<Message> found) {
        List<Recorded> baseless = new ArrayList<>();
        for (Recorded entry : entries) {
            if (entry.entry() instanceof EntryRetracted(String source, String id, var reason)
                    && !found.contains(new Message(source, id))) {
                baseless.add(entry);
            }
        }
        return baseless;
    }

    /** Returns the first opening, from which everything is counted. */
    public Optional<Recorded> opening() {
        for (Recorded entry : entries) {
            if (entry.entry() instanceof RequestOpened) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}

package dev.engagement.reporting.page.request;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Conversation;
import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Pace;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.parameters.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a story in words, entry by entry, with the names behind its references. */
final class StoryWords {
    /** Least delay between occurrence and recording that is mentioned. */
    private static final Duration LATE = Duration.ofHours(1);

    /** Most entries of a kind that a reading names. */
    private static final int NAMED = 20;

    private final List<Stored> story;
    private final Slice slice;
    private final Address here;
    private final Map<String, String> names;
    private final Sentences sentences;
    private final List<Event> events;

    StoryWords(List<Stored> story, Slice slice, Address here, Map<String, String> names, Frame frame) {
        this.story = story;
        this.slice = slice;
        this.here = here;
        this.names = names;
        this.sentences = new Sentences(names, frame);
        this.events = tell();
    }

    /**
     * An entry.
     *
     * @param number its place in the story, by which readings name it
     * @param late whether it was learned long after it happened
     * @param says what happened, in a sentence
     */
    public record Event(
            int number,
            Instant at,
            Instant learned,
            boolean late,
            String says,
            String name,
            String details,
            String source) {}

    /** An entry's place in the story, and the address where it is told. */
    public record Place(int number, String address) {}

    /**
     * Entries of one name.
     *
     * @param places of the first ones
     * @param more how many there are besides
     */
    public record ToldKind(String name, List<Place> places, int more) {}

    /** An entry in the picture; {@code kind} is the class of its dot. */
    record Dot(String kind, Instant at, String name, String address) {}

    /** An anomaly, and the entries that show it. */
    public record Oddity(String what, List<ToldKind> entries) {}

    List<Event> events() {
        return events;
    }

    /** Groups these entries by kind, naming the first of each; ignores those that are not in the story. */
    List<ToldKind> kinds(Collection<UUID> entries) {
        Set<UUID> wanted = new HashSet<>(entries);
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < story.size(); i++) {
            Recorded entry = story.get(i).recorded();
            if (wanted.contains(entry.entryId())) {
                kinds.computeIfAbsent(name(entry), any -> new ArrayList<>()).add(i + 1);
            }
        }
        return kinds.entrySet().stream()
                .map(kind -> new ToldKind(
                        kind.getKey(),
                        kind.getValue().stream()
                                .limit(NAMED)
                                .map(number -> new Place(number, address(number)))
                                .toList(),
                        Math.max(0, kind.getValue().size() - NAMED)))
                .toList();
    }

    private static String name(Recorded entry) {
        return Catalogue.kindOf(entry.entry()).name().replace('-', ' ');
    }

    /** Returns the address where an entry is told: on this page, or on another one. */
    private String address(int number) {
        String anchor = "#entry-" + number;
        int before = (number - 1) / slice.limit() * slice.limit();
        return before == slice.after() ? anchor : here.with("after", String.valueOf(before)) + anchor;
    }

    /** Returns each entry as a dot on the line of its request's life. */
    List<Dot> dots() {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            Recorded entry = story.get(i).recorded();
            dots.add(new Dot(kind(entry.entry()), entry.occurredAt(), name(entry), address(i + 1)));
        }
        return dots;
    }

    private List<Event> tell() {
        List<Event> events = new ArrayList<>();
        Promises promises = new Promises();
        List<Stored> shown = slice.of(story);
        for (int number = 1; number <= slice.after() + shown.size(); number++) {
            Recorded entry = story.get(number - 1).recorded();
            if (number > slice.after()) {
                events.add(event(number, entry, promises));
            }
            promises.add(entry.entry());
        }
        return events;
    }

    private Event event(int number, Recorded entry, Promises before) {
        return new Event(
                number,
                entry.occurredAt(),
                entry.recordedAt(),
                entry.recordedAt().isAfter(entry.occurredAt().plus(LATE)),
                sentences.of(entry.entry(), before),
                name(entry),
                details(entry.entry()),
                entry.source());
    }

    /** Returns the tool's address of the request, if it is a web address. */
    @Nullable
    String url() {
        return story.stream()
                .map(stored -> stored.recorded().entry())
                .filter(RequestOpened.class::isInstance)
                .map(entry -> ((RequestOpened) entry).url())
                .filter(url -> url != null && (url.startsWith("https://") || url.startsWith("http://")))
                .findFirst()
                .orElse(null);
    }

    private static String kind(Entry entry) {
        return switch (entry) {
            case Conversation.CustomerContacted asked -> "dot late";
            case Pace.ProgressReported progress -> progress.visibleToCustomer() ? "dot now" : "dot unseen";
            default -> "dot now";
        };
    }

    private String details(Entry entry) {
        return Catalogue.write(entry).entrySet().stream()
                .filter(member -> !member.getKey().equals("url"))
                .map(member -> member.getKey() + " " + said(member.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private String said(@Nullable Object value) {
        String text = String.valueOf(value);
        return names.getOrDefault(text, text.startsWith("text:") ? "(erased or not here yet)" : text);
    }
}

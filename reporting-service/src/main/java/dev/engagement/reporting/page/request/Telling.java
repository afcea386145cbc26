package dev.engagement.reporting.page.request;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Conversation;
import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Pace;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.page.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A story in words, entry by entry, with the names behind its references. */
final class Telling {
    /** Learned later than this it is worth a word. */
    private static final Duration LATE = Duration.ofHours(1);

    private final List<Stored> story;
    private final Map<String, String> names;
    private final Sentences sentences;
    private final List<Event> events;

    Telling(List<Stored> story, Map<String, String> names, Frame frame) {
        this.story = story;
        this.names = names;
        this.sentences = new Sentences(names, frame);
        this.events = tell();
    }

    /**
     * An entry.
     *
     * @param number its place in the story, by which readings name it
     * @param kind the class of its dot
     * @param late whether it was learned long after it happened
     * @param says in a sentence what happened
     */
    public record Event(
            UUID id,
            int number,
            Instant at,
            Instant learned,
            boolean late,
            String kind,
            String says,
            String name,
            String details,
            String source) {}

    /** Entries of one name, by their places in the story. */
    public record Kind(String name, List<Integer> numbers) {}

    /** What does not fit, and the entries that say so. */
    public record Oddity(String what, List<Kind> entries) {}

    List<Event> events() {
        return events;
    }

    /** Which entries these are; those that are not in the story are passed over. */
    List<Kind> kinds(Collection<UUID> entries) {
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        events.stream().filter(event -> entries.contains(event.id())).forEach(event -> kinds.computeIfAbsent(
                        event.name(), any -> new ArrayList<>())
                .add(event.number()));
        return kinds.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                .toList();
    }

    private List<Event> tell() {
        List<Event> events = new ArrayList<>();
        for (Stored stored : story) {
            Recorded entry = stored.recorded();
            events.add(new Event(
                    entry.entryId(),
                    events.size() + 1,
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.recordedAt().isAfter(entry.occurredAt().plus(LATE)),
                    kind(entry.entry()),
                    sentences.of(entry.entry()),
                    Catalogue.kindOf(entry.entry()).name().replace('-', ' '),
                    details(entry.entry()),
                    entry.source()));
        }
        return events;
    }

    /** Where the tool shows it, if that is an address of the web. */
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

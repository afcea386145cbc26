package dev.engagement.reporting.page.request;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Conversation;
import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Pace;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<UUID, Integer> numbers = new HashMap<>();

    Telling(List<Stored> story, Map<String, String> names) {
        this.story = story;
        this.names = names;
        story.forEach(stored -> numbers.put(stored.recorded().entryId(), numbers.size() + 1));
    }

    /**
     * An entry.
     *
     * @param number its place in the story, by which readings name it
     * @param kind the class of its dot
     * @param late whether it was learned long after it happened
     */
    public record Event(
            int number,
            Instant at,
            Instant learned,
            boolean late,
            String kind,
            String name,
            String details,
            String source) {}

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (Stored stored : story) {
            Recorded entry = stored.recorded();
            events.add(new Event(
                    events.size() + 1,
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.recordedAt().isAfter(entry.occurredAt().plus(LATE)),
                    kind(entry.entry()),
                    Catalogue.kindOf(entry.entry()).name().replace('-', ' '),
                    details(entry.entry()),
                    entry.source()));
        }
        return events;
    }

    /** The place in the story of each entry. */
    Map<UUID, Integer> numbers() {
        return numbers;
    }

    @Nullable
    String title() {
        return story.stream()
                .map(stored -> stored.recorded().entry())
                .filter(RequestOpened.class::isInstance)
                .map(entry -> ((RequestOpened) entry).title())
                .filter(title -> title != null && names.containsKey(title))
                .map(names::get)
                .findFirst()
                .orElse(null);
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

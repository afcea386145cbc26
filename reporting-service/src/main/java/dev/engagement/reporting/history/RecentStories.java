package dev.engagement.reporting.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A cache of stories that were added to or read lately: those of open requests are asked for again and again, and folded each time, as is
 * one that goes on. Entries are never removed from a story, so a cached story with the right number of entries is current.
 */
@Component
public class RecentStories {
    private final History history;
    private final Cache<String, List<Recorded>> stories;

    RecentStories(History history, @Value("${engagement.recent-entries}") long recentEntries) {
        this.history = history;
        this.stories = Caffeine.newBuilder()
                .maximumWeight(recentEntries)
                .weigher((String subject, List<Recorded> entries) -> entries.size())
                .build();
    }

    /**
     * Passes on all entries of requests that have just been added to, one request after another. Must be called in the transaction that
     * adds them; call {@link #keep} for each once that is committed.
     *
     * @param before how many entries each had
     * @param added the new entries of each
     */
    public void grown(
            ToIntFunction<String> before,
            Map<String, List<Recorded>> added,
            BiConsumer<String, List<Recorded>> reader) {
        List<String> unread = new ArrayList<>();
        added.forEach((subject, entries) -> {
            int size = before.applyAsInt(subject);
            List<Recorded> story = size == 0 ? List.of() : stories.getIfPresent(subject);
            if (story == null || story.size() != size) {
                unread.add(subject);
            } else {
                List<Recorded> grown = new ArrayList<>(size + entries.size());
                grown.addAll(story);
                grown.addAll(entries);
                reader.accept(subject, grown);
            }
        });
        history.stories(unread, null, reader);
    }

    /** Caches all entries of a request. */
    public void keep(String subject, List<Recorded> story) {
        stories.put(subject, story);
    }

    /**
     * Passes on all entries of many requests, one request after another. Must be called in a transaction, or else all rows come at once.
     *
     * @param sizes how many entries each request has now
     */
    public void each(Map<String, Integer> sizes, BiConsumer<String, List<Recorded>> reader) {
        List<String> unread = new ArrayList<>();
        sizes.forEach((subject, size) -> {
            List<Recorded> story = stories.getIfPresent(subject);
            if (story == null || story.size() < size) {
                unread.add(subject);
            } else {
                reader.accept(subject, story);
            }
        });
        history.stories(unread, null, (subject, story) -> {
            keep(subject, story);
            reader.accept(subject, story);
        });
    }
}

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
 * Stories that were told or read lately, with their entries ready: those of the open requests are asked for again and
 * again, and folded anew each time, as is one that goes on. Nothing is ever taken out of a story, so one that has as many
 * entries as there are is the story.
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
     * Hands over all entries of requests that have just been added to, one request after another. Must be called in the
     * transaction that adds them; what is to be ready from then on is told by {@link #keep}, once that is committed.
     *
     * @param before how many entries each had
     * @param added what is new of each
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

    /** Has all entries of a request ready from now on. */
    public void keep(String subject, List<Recorded> story) {
        stories.put(subject, story);
    }

    /**
     * Hands over all entries of many requests, one request after another. Must be called in a transaction, or else the
     * rows come all at once.
     *
     * @param sizes how many entries each request has by now
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

package dev.engagement.reporting.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stories that were read lately, with their entries ready: those of the open requests are asked for again and again, and
 * each time they are folded anew. Nothing is ever taken out of a story, so one that has as many entries as there are is
 * the story.
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
            stories.put(subject, story);
            reader.accept(subject, story);
        });
    }
}

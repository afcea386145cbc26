package dev.engagement.reporting.page.request;

import dev.engagement.reporting.page.words.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names people, repeats what they wrote, and says whether the customer was told. */
final class StoryNames {
    private final Map<String, String> names;

    /**
     * Creates the words of a story.
     *
     * @param names behind its references
     */
    StoryNames(Map<String, String> names) {
        this.names = names;
    }

    String who(@Nullable String person) {
        return person == null ? "Somebody" : names.getOrDefault(person, "Somebody");
    }

    /** Returns a text that somebody wrote; nothing if it is forgotten. */
    String words(@Nullable String reference) {
        String text = reference == null ? null : names.get(reference);
        return text == null ? "" : ": “" + text + "”";
    }

    static String told(boolean told) {
        return told ? ", and the customer was told" : ", and nobody told the customer";
    }

    static String scope(@Nullable Long scope) {
        return scope == null ? "" : ", " + Words.grouped(scope) + " of them";
    }
}

package dev.engagement.events;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a message's data that its kind of entry does not have. They are not stored.
 *
 * @param fields the names of unknown fields; nested ones by their path, as in {@code effort.unit}
 * @param words the places of unknown words in lists, as in {@code reasons[1]}
 */
public record Unstored(List<String> fields, List<String> words) {
    static Unstored empty() {
        return new Unstored(new ArrayList<>(), new ArrayList<>());
    }
}

package dev.engagement.reporting.page.replays;

import java.util.List;

/**
 * A request that reads otherwise, in words.
 *
 * @param readings the first ones that differ
 * @param others how many more readings differ
 * @param kind the kind of its first cause, in words
 * @param causes sentences
 */
public record RequestChange(
        String request, List<ReadingChange> readings, int others, String kind, List<String> causes) {
    /** A reading before and after. */
    public record ReadingChange(String measure, String before, String after) {}
}

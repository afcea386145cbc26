package dev.engagement.reporting.page.replays;

import dev.engagement.events.Timestamps;
import dev.engagement.reporting.jobs.ReplayAnswer;
import dev.engagement.reporting.jobs.ReplayAnswer.Definition;
import dev.engagement.reporting.jobs.ReplayAnswer.ProgressAnswer;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A replay in words. */
public record ReplayLine(
        String id, String asked, String state, Instant at, int percent, String rate, Map<String, Object> cohort) {
    /** Parameters that must agree in two replays: only figures of the same requests can be compared. */
    private static final Set<String> COHORT = Set.of("from", "to", "by", "where");

    static ReplayLine of(ReplayAnswer replay, Frame frame) {
        ProgressAnswer progress = replay.progress();
        String rate = progress.pace() == null
                ? ""
                : Words.grouped(progress.entries()) + " entries, "
                        + Words.grouped(progress.pace().entriesPerSecond()) + " a second";
        double share = progress.share() == null ? 0 : progress.share().doubleValue();
        Map<String, Object> cohort = new HashMap<>(replay.definition().parameters());
        cohort.keySet().retainAll(COHORT);
        return new ReplayLine(
                replay.id().toString(),
                asked(replay.definition(), frame),
                replay.state(),
                replay.askedAt(),
                (int) Math.round(100 * share),
                rate,
                cohort);
    }

    boolean isComparableWith(ReplayLine other) {
        return !id.equals(other.id) && state.equals("done") && cohort.equals(other.cohort);
    }

    /** Parameters that are said, whatever order they were sent in; another edition of this program may know more. */
    private static final List<String> IN_ORDER = List.of("from", "to", "by", "where", "charter", "known", "happened");

    /** Returns a replay's parameters in words; a comparison names the program when it is the cause. */
    static String asked(Definition definition, Frame frame) {
        List<String> parts = new ArrayList<>();
        for (String name : IN_ORDER) {
            Object value = definition.parameters().get(name);
            if (value != null) {
                parts.add(
                        switch (name) {
                            case "from" -> "opened from " + time(value, frame);
                            case "to" -> "opened before " + time(value, frame);
                            case "by" -> "split by " + words(value);
                            case "where" -> "only " + words(value);
                            case "charter" -> "charter " + words(value);
                            case "known" -> "as known on " + time(value, frame);
                            default -> "as happened by " + time(value, frame);
                        });
            }
        }
        return String.join(", ", parts);
    }

    private static String time(Object instant, Frame frame) {
        return frame.time(Timestamps.require("time", words(instant)));
    }

    private static String words(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }
}

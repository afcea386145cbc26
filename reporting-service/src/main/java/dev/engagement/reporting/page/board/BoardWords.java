package dev.engagement.reporting.page.board;

import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Needed.SectionCount;
import dev.engagement.reporting.readings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says who needs a person now. */
final class BoardWords {
    private BoardWords() {}

    /** Returns the first line of the view, of the requests that its filters leave. */
    static String headline(BoardQuestion question, Map<Section, SectionCount> counts) {
        long all = all(counts);
        if (question.wanted().search() != null) {
            return found(all, question.wanted().search().text());
        }
        if (all == 0) {
            return isNarrowed(question) ? "No open request matches these filters." : "Nobody is waiting for anything.";
        }
        List<String> parts = parts(counts, question.warn());
        return parts.isEmpty()
                ? "Nobody is needed now: " + Words.count(all, "request") + (all == 1 ? " is" : " are") + " on the way."
                : String.join("; ", parts) + ".";
    }

    static long all(Map<Section, SectionCount> counts) {
        return counts.values().stream().mapToLong(SectionCount::requests).sum();
    }

    /** Returns whether any filter is in force. */
    static boolean isNarrowed(BoardQuestion question) {
        return !question.wanted().where().isEmpty()
                || !question.wanted().suppliers().isEmpty()
                || !question.wanted().overdue().isEmpty()
                || question.wanted().soon() != null
                || question.wanted().owner() != null
                || !question.parameters().all("state").isEmpty();
    }

    private static String found(long all, String text) {
        return (all == 0 ? "No request is" : Words.count(all, "request") + (all == 1 ? " is" : " are")) + " called “"
                + text.strip() + "”.";
    }

    private static List<String> parts(Map<Section, SectionCount> counts, Duration warn) {
        List<String> parts = new ArrayList<>();
        counts.forEach((section, count) -> {
            if (section != Section.REST && count.requests() > 0) {
                parts.add(Words.grouped(count.requests()) + " " + part(section, count, warn));
            }
        });
        return parts;
    }

    private static String part(Section section, SectionCount count, Duration warn) {
        boolean isOne = count.requests() == 1;
        return switch (section) {
            case UNANSWERED ->
                "nobody has answered"
                        + (count.critical() == 0 ? "" : ", " + Words.grouped(count.critical()) + " of them critical");
            case PAST -> (isOne ? "is" : "are") + " past a promise or target";
            case SOON -> (isOne ? "is" : "are") + " due within " + Words.time((double) warn.toSeconds());
            case UNOWNED -> (isOne ? "has" : "have") + " no owner";
            case SILENT -> (isOne ? "has" : "have") + " heard nothing for longer than agreed";
            case REST -> "";
        };
    }

    /** Returns the heading of a section. */
    static String heading(Section section, Duration warn) {
        return switch (section) {
            case UNANSWERED -> "Nobody has answered";
            case PAST -> "Past a promise or target";
            case SOON -> "Due within " + Words.time((double) warn.toSeconds());
            case UNOWNED -> "No owner";
            case SILENT -> "Silent for longer than agreed";
            case REST -> "The rest, by what is due next";
        };
    }
}

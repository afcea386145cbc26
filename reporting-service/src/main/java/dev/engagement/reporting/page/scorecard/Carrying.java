package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.picture.Bars;
import dev.engagement.reporting.page.picture.Bars.Bar;
import dev.engagement.reporting.page.scorecard.Factor.Picture;
import dev.engagement.reporting.page.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Describes ownership and pace: how a request is carried. */
final class Carrying {
    private final Shown shown;

    Carrying(Shown shown) {
        this.shown = shown;
    }

    Factor ownership() {
        long[] handOffs = shown.seen().handOffs();
        long all = LongStream.of(handOffs).sum();
        List<Bar> bars = IntStream.range(0, handOffs.length)
                .mapToObj(times -> bar(times, handOffs[times]))
                .toList();
        String sentence = all == 0
                ? "Nobody owned any of them yet."
                : Words.percent((double) handOffs[0] / all) + " were carried by one person to the end; for "
                        + Words.percent(shown.seen().unowned().share())
                        + " of the time that requests were open nobody owned them.";
        return shown.factor(
                "Ownership",
                "Does one person carry it to the end?",
                sentence,
                List.of(
                        new Picture("How often a request was handed on", Bars.rows(bars, sentence), ""),
                        shown.trend("Share of open time without an owner", week -> week.unowned)));
    }

    private Bar bar(int times, long requests) {
        return new Bar(
                "bar",
                switch (times) {
                    case 0 -> "never handed on";
                    case 1 -> "once";
                    case Impression.MANY -> "four times or more";
                    default -> times + " times";
                },
                requests,
                shown.behind()
                        .with("measure", Measures.HAND_OFFS.name())
                        .and("which", Choice.ALL)
                        .and("value", times == Impression.MANY ? times + "+" : String.valueOf(times))
                        .toString());
    }

    Factor pace() {
        Double kept = shown.statistics(Measures.PACE_KEPT).mean();
        String sentence = kept == null
                ? "Nothing was under way long enough to have a pace."
                : "Customers heard something in time for " + Words.percent(kept) + " of the time; " + silence() + ".";
        Picture trend = shown.trend("Share of the time that was on pace", week -> week.pace);
        boolean isOpen = shown.seen().silences().open() > 0;
        return shown.factor(
                "Pace",
                "Is there steady progress, and do I hear of it?",
                sentence,
                isOpen ? List.of(shown.heard(), trend) : List.of(trend));
    }

    private String silence() {
        Double half = Objects.requireNonNull(
                        shown.statistics(Measures.LONGEST_SILENCE).withWaiting())
                .p50();
        return half == null
                ? "more than half of the longest silences still last"
                : "half of the longest silences, those of open requests included, lasted over " + Words.work(half);
    }
}

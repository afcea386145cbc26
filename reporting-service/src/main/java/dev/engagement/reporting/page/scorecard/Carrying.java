package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.picture.Bars;
import dev.engagement.reporting.page.picture.Bars.Bar;
import dev.engagement.reporting.page.scorecard.Factor.Picture;
import dev.engagement.reporting.page.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Describes ownership and pace: how a request is carried. */
final class Carrying {
    private final Shown shown;

    Carrying(Shown shown) {
        this.shown = shown;
    }

    Factor ownership() {
        long[] handOffs = shown.seen().handOffs();
        long all = 0;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < handOffs.length; i++) {
            all += handOffs[i];
            String name = i == 0
                    ? "never handed on"
                    : i == 1 ? "once" : i == Impression.MANY ? "four times or more" : i + " times";
            bars.add(new Bar(
                    "bar",
                    name,
                    handOffs[i],
                    shown.behind()
                            .with("measure", "hand-offs")
                            .and("which", Choice.ALL)
                            .and("value", i == Impression.MANY ? i + "+" : String.valueOf(i))
                            .toString()));
        }
        double unowned = shown.seen().weeks().values().stream()
                .mapToDouble(week -> week.unowned)
                .sum();
        double open = shown.seen().weeks().values().stream()
                .mapToDouble(week -> week.open)
                .sum();
        String sentence = all == 0
                ? "Nobody owned any of them yet."
                : Words.percent((double) handOffs[0] / all) + " were carried by one person to the end; for "
                        + Words.percent(open == 0 ? null : unowned / open)
                        + " of the time that requests were open nobody owned them.";
        return shown.factor(
                "Ownership",
                "Does one person carry it to the end?",
                sentence,
                List.of(
                        new Picture("How often a request was handed on", Bars.rows(bars, sentence), ""),
                        shown.trend(
                                "Share of open time without an owner",
                                week -> week.open == 0 ? null : Double.valueOf(week.unowned / week.open))));
    }

    Factor pace() {
        Double kept = shown.statistics("pace-kept").mean();
        String sentence = kept == null
                ? "Nothing was under way long enough to have a pace."
                : "Customers heard something in time for " + Words.percent(kept)
                        + " of the time; half of the longest silences lasted over "
                        + Words.work(shown.statistics("longest-silence").p50()) + ".";
        Picture trend = shown.trend("Share of the time that was on pace", week -> week.pace.share());
        boolean isOpen = shown.seen().silences().open() > 0;
        return shown.factor(
                "Pace",
                "Is there steady progress, and do I hear of it?",
                sentence,
                isOpen ? List.of(shown.heard(), trend) : List.of(trend));
    }
}

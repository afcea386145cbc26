package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.page.scorecard.KeyFigure;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the last whole month against the charter in four sentences. */
final class MonthWords {
    private static final List<Attained> TOLD =
            List.of(Attained.ENGAGE, Attained.PACE, Attained.PROMISE, Attained.RESOLVE);

    private MonthWords() {}

    static List<String> of(LastMonth last) {
        Group group = last.group();
        String in = last.in();
        if (group.requests() == 0) {
            return List.of(in + "nothing was asked for.");
        }
        Map<Attained, Double> promised =
                last.cohort().latestJudge().charter().pact().attainment();
        List<String> sentences = new ArrayList<>();
        for (Attained target : TOLD) {
            sentences.add(sentence(target, group, promised));
        }
        sentences.set(
                0,
                in + Words.count(group.requests(), "request") + (group.requests() == 1 ? " was" : " were") + " opened. "
                        + sentences.getFirst());
        return sentences;
    }

    private static String sentence(Attained target, Group group, Map<Attained, Double> promised) {
        KeyFigure figure = KeyFigure.of(target);
        Double share = promised.get(target);
        String than = share == null ? "" : "; " + Words.percent(share) + " is agreed";
        Double kept = figure.share(group);
        return kept == null ? nothing(target) + than + "." : figure.words(kept) + " " + figure.says() + than + ".";
    }

    private static String nothing(Attained target) {
        return switch (target) {
            case ENGAGE -> "Whether somebody attended to them in time is not decided yet";
            case OWN -> "Whether they had an owner in time is not decided yet";
            case PACE -> "Whether you had news in time is not decided yet";
            case PROMISE -> "No promise was due";
            case RESOLVE -> "None is resolved yet";
        };
    }
}

package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.page.scorecard.KeyFigure;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.scorecards.Scorecards;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tells the last whole month against the charter in four sentences. */
final class MonthWords {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final List<Attained> TOLD =
            List.of(Attained.ENGAGE, Attained.PACE, Attained.PROMISE, Attained.RESOLVE);

    private MonthWords() {}

    static List<String> of(ReaderScope scope, Instant at, ZoneId zone, JudgingOrder charters, Scorecards scorecards) {
        YearMonth month = YearMonth.from(at.atZone(zone)).minusMonths(1);
        Cohort cohort = new Cohort(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                scope,
                Map.of(),
                AsOf.now(at),
                charters);
        Group group =
                Objects.requireNonNull(scorecards.of(cohort, List.of()).groups().get(List.of()));
        String in = "In " + MONTH.format(month) + " ";
        if (group.requests() == 0) {
            return List.of(in + "nothing was asked for.");
        }
        Map<Attained, Double> promised = cohort.latestJudge().charter().pact().attainment();
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

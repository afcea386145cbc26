package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.figures.FigureWords;
import dev.engagement.reporting.page.scorecard.Factor.Paired;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Attainment;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Statistics;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a factor's measures into the lines of a table. */
final class Rows {
    private Rows() {}

    static List<Factor.FigureRow> of(String factor, Shown shown) {
        return shown.group().columns().stream()
                .filter(column -> belongs(column.measure(), factor))
                .map(column -> row(column, shown))
                .toList();
    }

    private static boolean belongs(Measure measure, String factor) {
        return measure.getClass().getPackageName().endsWith("." + factor);
    }

    private static Factor.FigureRow row(Group.Column column, Shown shown) {
        Measure measure = column.measure();
        Group.Column before = shown.columnBefore(measure);
        Address behind = shown.behind().with("measure", measure.name());
        return new Factor.FigureRow(
                measure.name(),
                Words.measure(measure.name()),
                Glossary.definition(measure.name()),
                statistics(column).n(),
                statistics(column).running(),
                paired(column, before, Rows::middleSaid),
                exact(
                        measure.unit(),
                        middle(column),
                        column.elapsed().statistics(false).p50()),
                paired(column, before, Rows::nine),
                paired(column, before, Rows::withWaiting),
                column.attainment().isEmpty() ? null : paired(column, before, one -> target(one.attainment())),
                direction(column, before),
                behind.and("which", "settled"),
                behind.and("which", "running"),
                column.attainment().missed(),
                behind.and("which", "missed"));
    }

    private static Paired paired(Group.Column now, Group.Column before, Function<Group.Column, String> figure) {
        return new Paired(figure.apply(now), isEmpty(before) ? "" : figure.apply(before));
    }

    static boolean isEmpty(Group.Column column) {
        Statistics all = statistics(column);
        return all.n() + all.running() + all.ended() == 0;
    }

    static Direction direction(Group.Column now, Group.Column before) {
        return isEmpty(now) || isEmpty(before)
                ? Direction.UNKNOWN
                : Direction.of(now.measure(), compared(now), compared(before));
    }

    /** Returns the figure by which periods are compared: a median that is never reached is longer than any. */
    static @Nullable Double compared(Group.Column column) {
        Statistics.WithWaiting waits = statistics(column).withWaiting();
        if (waits != null && column.measure().unit() == Unit.SECONDS) {
            return waits.p50() == null ? Double.valueOf(Double.POSITIVE_INFINITY) : waits.p50();
        }
        return column.measure().unit() == Unit.COUNT ? statistics(column).mean() : middle(column);
    }

    private static Statistics statistics(Group.Column column) {
        return column.service().statistics(column.measure().countsWaiting());
    }

    private static @Nullable Double middle(Group.Column column) {
        return column.measure().unit() == Unit.RATIO
                ? statistics(column).mean()
                : statistics(column).p50();
    }

    /** Returns the median, the mean of a share or a rating, or how many counts are above the least and their mean. */
    private static String middleSaid(Group.Column column) {
        Measure measure = column.measure();
        if (FigureWords.isRating(measure)) {
            return Words.rating(middle(column));
        }
        Statistics all = statistics(column);
        if (measure.unit() != Unit.COUNT || all.n() == 0) {
            return FigureWords.value(measure.unit(), middle(column));
        }
        double least = measure == Measures.CONTACTS_TO_ENGAGE ? 1 : 0;
        double share = (double) column.service().count(value -> value > least) / all.n();
        return Words.percent(share) + " above " + Words.number(least) + ", mean " + Words.number(all.mean());
    }

    private static String nine(Group.Column column) {
        Unit unit = column.measure().unit();
        return unit == Unit.RATIO
                ? ""
                : FigureWords.value(unit, statistics(column).p90());
    }

    /** Returns the median that counts requests still waiting. */
    static String withWaiting(Group.Column column) {
        Statistics.WithWaiting waiting = statistics(column).withWaiting();
        if (waiting == null || isEmpty(column)) {
            return "";
        }
        return waiting.p50() == null
                ? "more than half still wait"
                : FigureWords.value(column.measure().unit(), waiting.p50());
    }

    private static String exact(Unit unit, @Nullable Double value, @Nullable Double elapsed) {
        if (value == null) {
            return "";
        }
        return unit == Unit.SECONDS
                ? Words.number(value) + " s of working time, " + Words.number(elapsed) + " s on the clock ("
                        + Words.time(elapsed) + ")"
                : Words.number(value);
    }

    private static String target(Attainment attainment) {
        return Words.percent(attainment.rate()) + " (" + Words.grouped(attainment.met()) + " of "
                + Words.grouped(attainment.met() + attainment.missed()) + ")";
    }
}

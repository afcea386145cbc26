package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Attainment;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a factor's measures into the lines of a table. */
final class Rows {
    private static final List<String> LEVELS = List.of("critical", "high", "medium", "low");

    private Rows() {}

    /** Returns the lines of a factor; {@code behind} is the address of the lists of requests. */
    static List<Factor.FigureRow> of(String factor, Group group, Address behind) {
        return group.columns().stream()
                .filter(column -> belongs(column.measure(), factor))
                .map(column ->
                        row(column, behind.with("measure", column.measure().name())))
                .toList();
    }

    private static boolean belongs(Measure measure, String factor) {
        return measure.getClass().getPackageName().endsWith("." + factor);
    }

    private static Factor.FigureRow row(Group.Column column, Address behind) {
        Measure measure = column.measure();
        Statistics service = column.service().statistics(measure.countsWaiting());
        Statistics elapsed = column.elapsed().statistics(false);
        Unit unit = measure.unit();
        boolean isRate = unit == Unit.RATIO;
        Double middle = isRate ? service.mean() : service.p50();
        return new Factor.FigureRow(
                measure.name(),
                Words.measure(measure.name()),
                Glossary.definition(measure.name()),
                service.n(),
                service.running(),
                value(unit, middle),
                exact(unit, middle, elapsed.p50()),
                isRate ? "" : value(unit, service.p90()),
                withWaiting(unit, service),
                target(column.attainment()),
                behind.and("which", "settled"),
                behind.and("which", "running"),
                behind.and("which", "missed"));
    }

    /** Returns the median that counts requests still waiting. */
    static String withWaiting(Unit unit, Statistics service) {
        Statistics.WithWaiting waiting = service.withWaiting();
        if (waiting == null || service.n() + service.running() + service.ended() == 0) {
            return "";
        }
        return waiting.p50() == null ? "more than half still wait" : value(unit, waiting.p50());
    }

    static String value(Unit unit, @Nullable Double value) {
        return switch (unit) {
            case SECONDS -> Words.work(value);
            case RATIO -> Words.percent(value);
            case LEVEL -> value == null ? "–" : LEVELS.get((int) Math.clamp(Math.round(value), 1, 4) - 1);
            case COUNT, INDEX -> Words.number(value);
        };
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

    private static @Nullable String target(Attainment attainment) {
        return attainment.isEmpty()
                ? null
                : Words.percent(attainment.rate()) + " (" + Words.grouped(attainment.met()) + " of "
                        + Words.grouped(attainment.met() + attainment.missed()) + ")";
    }
}

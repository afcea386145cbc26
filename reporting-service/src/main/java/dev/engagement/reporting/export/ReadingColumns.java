package dev.engagement.reporting.export;

import dev.engagement.reporting.export.Column.Kind;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures.Said;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.scorecards.Scorecards.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns readings into rows: one for each request and measure, or for each of its commitments. */
public final class ReadingColumns {
    /** All columns, in order. */
    public static final List<Column> ALL = all();

    private ReadingColumns() {}

    private static List<Column> all() {
        List<Column> all = new ArrayList<>();
        all.add(new Column("request", Kind.TEXT));
        for (Dimension dimension : Dimension.values()) {
            all.add(new Column(dimension.word().replace('-', '_'), Kind.TEXT));
        }
        all.addAll(List.of(
                new Column("charter", Kind.TEXT),
                new Column("version", Kind.WHOLE),
                new Column("opened_at", Kind.INSTANT),
                new Column("measure", Kind.TEXT),
                new Column("number", Kind.WHOLE),
                new Column("unit", Kind.TEXT),
                new Column("status", Kind.TEXT),
                new Column("service_time", Kind.NUMBER),
                new Column("elapsed_time", Kind.NUMBER),
                new Column("value", Kind.NUMBER),
                new Column("verdict", Kind.TEXT)));
        return List.copyOf(all);
    }

    /** Returns a request's readings in the order of {@link #ALL}, measure by measure. */
    public static List<List<@Nullable Object>> rows(Told told) {
        List<@Nullable Object> head = new ArrayList<>();
        head.add(told.subject());
        for (Dimension dimension : Dimension.values()) {
            head.add(told.dimensions().get(dimension));
        }
        head.addAll(List.of(
                told.judge().name(), told.judge().version(), told.waited().opened()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int[] numbers = new int[Measures.ALL.size()];
        for (Said said : told.figures().list()) {
            List<@Nullable Object> row = new ArrayList<>(head);
            row.addAll(said(Measures.ALL.get(said.measure()), ++numbers[said.measure()], said.figure()));
            rows.add(row);
        }
        return rows;
    }

    private static List<@Nullable Object> said(Measure measure, int number, Figure figure) {
        boolean isTime = measure.unit() == Unit.SECONDS;
        return Arrays.asList(
                measure.name(),
                number,
                measure.unit().word(),
                figure.status().word(),
                isTime ? figure.service() : null,
                isTime ? figure.elapsed() : null,
                isTime ? null : (Double) figure.service(),
                figure.verdict() == Figure.Verdict.NONE
                        ? null
                        : figure.verdict().name().toLowerCase(Locale.ROOT));
    }
}

package dev.engagement.reporting.export;

import dev.engagement.reporting.export.ExportColumn.ColumnType;
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
    public static final List<ExportColumn> ALL = all();

    private ReadingColumns() {}

    private static List<ExportColumn> all() {
        List<ExportColumn> all = new ArrayList<>();
        all.add(new ExportColumn("request", ColumnType.TEXT));
        for (Dimension dimension : Dimension.values()) {
            all.add(new ExportColumn(dimension.word().replace('-', '_'), ColumnType.TEXT));
        }
        all.addAll(List.of(
                new ExportColumn("charter", ColumnType.TEXT),
                new ExportColumn("version", ColumnType.WHOLE),
                new ExportColumn("opened_at", ColumnType.INSTANT),
                new ExportColumn("measure", ColumnType.TEXT),
                new ExportColumn("number", ColumnType.WHOLE),
                new ExportColumn("unit", ColumnType.TEXT),
                new ExportColumn("status", ColumnType.TEXT),
                new ExportColumn("service_time", ColumnType.NUMBER),
                new ExportColumn("elapsed_time", ColumnType.NUMBER),
                new ExportColumn("value", ColumnType.NUMBER),
                new ExportColumn("verdict", ColumnType.TEXT)));
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

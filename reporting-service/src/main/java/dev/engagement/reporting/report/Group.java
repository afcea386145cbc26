package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.util.ArrayList;
import java.util.List;

/** Part of a cohort: the requests that share what it is split by, and what their readings come to. */
public final class Group {
    private final List<Column> columns = new ArrayList<>();
    private int requests;
    private int anomalies;

    /** The readings of one measure; a measure that is no time has the same on both clocks. */
    public record Column(Measure measure, Sample service, Sample elapsed, Attainment attainment) {
        void add(Figure figure) {
            service.add(figure.status(), figure.service());
            elapsed.add(figure.status(), figure.elapsed());
            attainment.add(figure.verdict());
        }
    }

    Group() {
        for (Measure measure : Measures.ALL) {
            columns.add(new Column(measure, new Sample(), new Sample(), new Attainment()));
        }
    }

    void add(Figures figures, int oddities) {
        requests++;
        anomalies += oddities;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(figures.list().get(i));
        }
    }

    public int requests() {
        return requests;
    }

    public int anomalies() {
        return anomalies;
    }

    /** One per measure, in the order of {@link Measures#ALL}. */
    public List<Column> columns() {
        return columns;
    }
}

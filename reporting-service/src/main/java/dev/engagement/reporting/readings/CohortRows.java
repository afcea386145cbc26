package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.RunningBytes;
import dev.engagement.reporting.measures.RunningFigures;
import dev.engagement.reporting.readings.Cohorts.CohortLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the stored forms in the rows of a cohort, and runs them on to its as-of. */
final class CohortRows {
    /** The queue in SQL, as {@link Wait#queue} makes it. */
    static final String QUEUE = "coalesce('team ' || team, 'service ' || service)";

    /** The columns of a wait. */
    static final String WAIT = "wait, " + QUEUE + ", opened_at";

    /** What makes figures, but for themselves. */
    static final String RUNNING = "running, charter, charter_version, service";

    private CohortRows() {}

    /** Reads a line whose figures are valid; its columns are named. */
    static CohortLine line(ResultSet row, List<Dimension> by, byte[] figures, Cohort cohort) throws SQLException {
        RunningFigures running = running(row);
        ServiceHours hours = hours(row, cohort);
        Instant at = cohort.asOf().at();
        byte[] duties = row.getBytes("duties");
        Figures stored = FigureBytes.read(figures);
        Figures kept = duties == null ? stored : stored.with(DutyBytes.read(duties));
        Instant opened = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        byte[] life = row.getBytes("life");
        return new CohortLine(
                row.getString("subject"),
                Requests.dimensions(row, by),
                row.getObject("customers", Integer.class),
                row.getString("charter"),
                row.getInt("charter_version"),
                row.getInt("anomalies"),
                running == null ? kept : running.at(kept, at, hours),
                WaitBytes.read(row.getBytes("wait"), row.getString("queue"), opened),
                life == null ? null : LifelineBytes.read(life, opened),
                running == null ? 0 : running.silence(at, hours));
    }

    private static @Nullable RunningFigures running(ResultSet row) throws SQLException {
        byte[] running = row.getBytes("running");
        return running == null ? null : RunningBytes.read(running);
    }

    /** Returns the hours of the version that judged. */
    private static ServiceHours hours(ResultSet row, Cohort cohort) throws SQLException {
        return cohort.charters()
                .version(row.getString("charter"), row.getInt("charter_version"))
                .at(row.getString("service"))
                .hours();
    }

    /** Reads the silences of a request, with the one that lasts. */
    static List<Figure> gaps(ResultSet row, Cohort cohort) throws SQLException {
        List<Figure> gaps = GapBytes.read(row.getBytes("gaps"));
        RunningFigures running = running(row);
        Figure lasting = running == null ? null : running.lasting(cohort.asOf().at(), hours(row, cohort));
        if (lasting != null) {
            gaps.add(lasting);
        }
        return gaps;
    }

    /** Reads a life, which stands behind the instant of the opening; null if there is none. */
    static @Nullable Lifeline life(ResultSet row, int opened) throws SQLException {
        byte[] life = row.getBytes(opened + 1);
        return life == null
                ? null
                : LifelineBytes.read(
                        life, row.getObject(opened, OffsetDateTime.class).toInstant());
    }

    /** Reads the columns of {@link #WAIT}. */
    static Wait wait(ResultSet row) throws SQLException {
        return WaitBytes.read(
                row.getBytes(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}

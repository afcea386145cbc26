package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.DutyBytes;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.LifelineBytes;
import dev.engagement.reporting.measures.RunningBytes;
import dev.engagement.reporting.measures.RunningFigures;
import dev.engagement.reporting.measures.WaitBytes;
import dev.engagement.reporting.readings.Cohorts.CohortLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stored request as questions need it, with its figures in their stored form or packed. Instants are microseconds since 1970.
 *
 * @param openedFirst the earliest of all its openings; {@link Long#MAX_VALUE} without any
 * @param openedLast the latest of them; {@link Long#MIN_VALUE} without any
 * @param finalFrom figures hold only where they are asked for later; {@link Long#MIN_VALUE}: always
 * @param figures null if they must be folded
 * @param running null if time alone changes no figure
 * @param life null if it must be folded
 * @param duties null if nobody owed anything
 * @param isToFold whether another edition of the measures made it
 * @param standing null unless it is open and in memory
 */
record KeptRow(
        String subject,
        int entries,
        Map<Dimension, String> dimensions,
        @Nullable String customer,
        @Nullable Integer customers,
        long opened,
        long openedFirst,
        long openedLast,
        long finalFrom,
        @Nullable String charter,
        int version,
        int anomalies,
        byte @Nullable [] figures,
        byte @Nullable [] running,
        byte @Nullable [] queued,
        byte @Nullable [] life,
        byte @Nullable [] duties,
        String queue,
        boolean isToFold,
        @Nullable Standing standing) {
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

    /** The queue in SQL, as {@link Wait#queue} makes it. */
    static final String QUEUE = "coalesce('team ' || team, 'service ' || service)";

    private static final String COLUMNS = "subject, entries, customer, customers, opened_at, opened_first, opened_last,"
            + " final_from, charter, charter_version, anomalies, running, wait, duties, "
            + QUEUE + " as queue, "
            + DIMENSIONS.stream().map(Requests::column).collect(Collectors.joining(", "));

    /**
     * Returns the columns of a row.
     *
     * @param valid the condition under which its figures and its life are, in SQL
     */
    static String columns(String valid) {
        return COLUMNS + ", case when " + valid + " then figures end as valid_figures, case when " + valid
                + " then lifeline end as valid_life, (" + valid + ") is false as to_fold";
    }

    /** Reads a row that is needed only once. */
    static KeptRow read(ResultSet row) throws SQLException {
        return read(row, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity(), null);
    }

    /**
     * Reads a row to keep it in memory.
     *
     * @param words returns the same word for equal ones
     * @param combinations returns the same dimensions for equal ones
     * @param standing null unless it is open and in memory
     */
    static KeptRow read(
            ResultSet row,
            UnaryOperator<String> words,
            UnaryOperator<Map<Dimension, String>> combinations,
            @Nullable Standing standing)
            throws SQLException {
        return read(row, words, combinations, stored -> FigureBytes.pack(FigureBytes.read(stored)), standing);
    }

    private static KeptRow read(
            ResultSet row,
            UnaryOperator<String> words,
            UnaryOperator<Map<Dimension, String>> combinations,
            UnaryOperator<byte[]> packing,
            @Nullable Standing standing)
            throws SQLException {
        byte[] figures = row.getBytes("valid_figures");
        Map<Dimension, String> dimensions = Requests.dimensions(row, DIMENSIONS);
        dimensions.replaceAll((dimension, word) -> words.apply(word));
        String customer = row.getString("customer");
        String queue = row.getString("queue");
        String charter = row.getString("charter");
        return new KeptRow(
                row.getString("subject"),
                row.getInt("entries"),
                combinations.apply(dimensions),
                customer == null ? null : words.apply(customer),
                row.getObject("customers", Integer.class),
                micros(row, "opened_at", Long.MIN_VALUE),
                micros(row, "opened_first", Long.MAX_VALUE),
                micros(row, "opened_last", Long.MIN_VALUE),
                micros(row, "final_from", Long.MIN_VALUE),
                charter == null ? null : words.apply(charter),
                row.getInt("charter_version"),
                row.getInt("anomalies"),
                figures == null ? null : packing.apply(figures),
                row.getBytes("running"),
                row.getBytes("wait"),
                row.getBytes("valid_life"),
                row.getBytes("duties"),
                queue == null ? "" : words.apply(queue),
                row.getBoolean("to_fold"),
                standing);
    }

    private static long micros(ResultSet row, String column, long otherwise) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? otherwise : Micros.of(time.toInstant());
    }

    /** Returns the same row with the needs of another one. */
    KeptRow standingAs(KeptRow other) {
        return new KeptRow(
                subject,
                entries,
                dimensions,
                customer,
                customers,
                opened,
                openedFirst,
                openedLast,
                finalFrom,
                charter,
                version,
                anomalies,
                figures,
                running,
                queued,
                life,
                duties,
                queue,
                isToFold,
                other.standing);
    }

    private Instant openedAt() {
        return Micros.instant(opened);
    }

    /** Returns whether the version that judged is the one that judges. */
    boolean isJudged(JudgingOrder charters) {
        if (charter == null) {
            return false;
        }
        Judge judge = charters.judging(openedAt(), dimensions);
        return judge.version() == version && judge.charter().name().equals(charter);
    }

    /** Returns whether its figures hold from an instant on, apart from who judged. */
    boolean isValid(long at) {
        return figures != null && (finalFrom == Long.MIN_VALUE || finalFrom < at);
    }

    /** Returns whether it may have been opened in a span under some as-of. */
    boolean mayBeOpenedIn(long from, long to) {
        boolean isUnopened = charter == null && !isToFold;
        return !isUnopened && openedFirst <= openedLast && openedLast >= from && openedFirst < to;
    }

    /** Returns whether the cohort's filters, and what its reader may know of, include it. */
    boolean isAccepted(Cohort cohort) {
        return cohort.accepts(dimensions, customer);
    }

    /** Returns whether it is open and was waiting for suppliers, so that their sums must be folded. */
    boolean isOpenAtSuppliers() {
        return running != null
                && duties != null
                && !DutyBytes.read(duties).suppliers().isEmpty();
    }

    /** Reads its figures and runs them on to the cohort's as-of; they must be valid. */
    CohortLine line(Cohort cohort) {
        RunningFigures runs = running == null ? null : RunningBytes.read(running);
        Figures stored = FigureBytes.read(required(figures));
        Figures kept = duties == null ? stored : stored.with(DutyBytes.read(duties));
        return new CohortLine(
                subject,
                dimensions,
                customers,
                String.valueOf(charter),
                version,
                anomalies,
                runs == null ? kept : runs.at(kept, cohort.asOf().at(), hours(cohort)),
                waited(),
                kept.outcomes().isEmpty() ? null : lifeline(),
                runs == null ? 0 : runs.silence(cohort.asOf().at(), hours(cohort)));
    }

    /** Returns the silence that lasts at the cohort's as-of. */
    Optional<Figure> lasting(Cohort cohort) {
        return running == null
                ? Optional.empty()
                : Optional.ofNullable(
                        RunningBytes.read(running).lasting(cohort.asOf().at(), hours(cohort)));
    }

    /** Returns the hours of who judges; that is who judged, where figures are valid. */
    private ServiceHours hours(Cohort cohort) {
        return cohort.charters()
                .judging(openedAt(), dimensions)
                .at(dimensions.get(Dimension.SERVICE))
                .hours();
    }

    Wait waited() {
        return WaitBytes.read(required(queued), queue, opened);
    }

    @Nullable
    Lifeline lifeline() {
        return life == null ? null : LifelineBytes.read(life, openedAt());
    }

    private static byte[] required(byte @Nullable [] stored) {
        if (stored == null) {
            throw new IllegalStateException("a request without an opening has no figures");
        }
        return stored;
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.GapBytes;
import dev.engagement.reporting.measures.LifelineBytes;
import dev.engagement.reporting.measures.WaitBytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds the requests of a cohort: those whose stored readings are valid for its as-of, and those that must be folded. */
@Repository
public class Cohorts {
    private static final int FETCH = 2_000;

    private static final String WAIT = "wait, " + KeptRow.QUEUE + ", opened_at";

    private static final String OPENED = "opened_at >= :from and opened_at < :to";
    private static final String MAYBE_OPENED =
            "first_recorded <= :known and opened_last >= :from and opened_first < :to";

    private final NamedParameterJdbcTemplate jdbc;
    private final RowsInMemory rows;
    private final AnsweringRows stored;

    Cohorts(DataSource dataSource, RowsInMemory rows, AnsweringRows stored) {
        this.rows = rows;
        this.stored = stored;
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * A request whose stored readings are valid.
     *
     * @param silence the length of the silence that lasts, divided by its allowed length; 0 if none lasts
     */
    public record CohortLine(
            String subject,
            Map<Dimension, String> dimensions,
            @Nullable Integer customers,
            String charter,
            int version,
            int anomalies,
            Figures figures,
            Wait waited,
            @Nullable Lifeline life,
            double silence) {}

    /**
     * Passes on every request of the cohort whose stored readings are valid, with all its dimensions; with its life if it promised something.
     *
     * @param withSuppliers whether sums of suppliers are read: those of an open request must be folded
     * @return the other requests that may belong to it, whose readings must be folded, with their numbers of entries
     */
    public Map<String, Integer> lines(Cohort cohort, boolean withSuppliers, Consumer<CohortLine> reader) {
        Map<String, Integer> others = new LinkedHashMap<>();
        CohortInMemory its = new CohortInMemory(cohort);
        RowIndex.Chosen inMemory = inMemory(cohort, its::chosen);
        if (inMemory != null) {
            its.lines(inMemory, withSuppliers, reader, others);
            return others;
        }
        String holds = holds(cohort);
        String sql = "select " + KeptRow.columns(holds) + " from " + stored.table(cohort.asOf()) + " where (" + holds
                + " and " + OPENED + Where.sql(cohort.scope(), cohort.where()) + ") or (not " + holds + " and "
                + MAYBE_OPENED + ")";
        jdbc.query(sql, parameters(cohort), result -> {
            KeptRow row = KeptRow.read(result);
            if (row.figures() == null || (withSuppliers && row.isOpenAtSuppliers())) {
                others.put(row.subject(), row.entries());
            } else {
                reader.accept(row.line(cohort));
            }
        });
        return others;
    }

    /**
     * Adds every request of the cohort whose stored readings are valid to one of several parts, on all cores, and passes these on one after
     * the other.
     *
     * @return the other requests that may belong to it
     */
    public <P> Map<String, Integer> lines(
            Cohort cohort, Supplier<P> empty, BiConsumer<P, CohortLine> adder, Consumer<P> reader) {
        CohortInMemory its = new CohortInMemory(cohort);
        RowIndex.Chosen inMemory = inMemory(cohort, its::chosen);
        if (inMemory != null) {
            Map<String, Integer> others = new LinkedHashMap<>();
            its.lines(inMemory, empty, adder, reader, others);
            return others;
        }
        P all = empty.get();
        Map<String, Integer> others = lines(cohort, false, line -> adder.accept(all, line));
        reader.accept(all);
        return others;
    }

    /**
     * Returns about how many requests of the cohort have valid stored readings, or that they are so many as given; none of the past, and none
     * under a charter by which they must be folded.
     */
    public int size(Cohort cohort, int many) {
        if (!cohort.asOf().isPresent()) {
            return 0;
        }
        Integer inMemory = inMemory(cohort, new CohortInMemory(cohort)::size);
        return inMemory != null
                ? inMemory
                : Objects.requireNonNull(jdbc.queryForObject(
                        "select count(*) from (select from " + stored.table(cohort.asOf()) + " where " + holds(cohort)
                                + " and " + OPENED + Where.sql(cohort.scope(), cohort.where())
                                + " limit :many) as found",
                        parameters(cohort).addValue("many", many),
                        Integer.class));
    }

    /** Asks the rows in memory; null if they are not there, or the question is not of the present. */
    private <T> @Nullable T inMemory(Cohort cohort, Function<RowIndex, T> question) {
        return cohort.asOf().isPresent() ? rows.ask(question) : null;
    }

    /**
     * Passes on the waits of requests opened in the cohort's span that do not belong to it and need no folding: of those that may have overtaken
     * one that does.
     *
     * @param overtaken the waits of the cohort
     * @return the count of those that are not passed on
     */
    public LaterEngaged beside(Cohort cohort, List<Wait> overtaken, Consumer<Wait> reader) {
        if (!cohort.isNarrow() || overtaken.isEmpty()) {
            return LaterEngaged.NONE;
        }
        CohortInMemory its = new CohortInMemory(cohort);
        LaterEngaged later = inMemory(cohort, all -> its.overtakers(all, overtaken, reader));
        if (later != null) {
            return later;
        }
        String[] queues = overtaken.stream().map(Wait::queue).distinct().toArray(String[]::new);
        String sql =
                "select " + WAIT + " from " + stored.table(cohort.asOf()) + " where " + holds(cohort) + " and " + OPENED
                        + " and " + KeptRow.QUEUE + " = any (:queues) and (true"
                        + Where.sql(cohort.scope(), cohort.where()) + ") is not true";
        jdbc.query(sql, parameters(cohort).addValue("queues", queues), row -> {
            reader.accept(wait(row));
        });
        return LaterEngaged.NONE;
    }

    /**
     * Passes on the lives of all requests opened in the cohort's span, whatever became of them after its as-of; each in its stored form until it
     * is asked for.
     *
     * @return the requests whose stored lives are not valid and must be folded, with their numbers of entries
     */
    public Map<String, Integer> lives(Cohort cohort, Consumer<Supplier<Lifeline>> reader) {
        Map<String, Integer> others = new LinkedHashMap<>();
        CohortInMemory its =
                new CohortInMemory(new Cohort(cohort.from(), cohort.to(), Map.of(), cohort.asOf(), cohort.charters()));
        RowIndex.Chosen inMemory = inMemory(cohort, its::chosen);
        if (inMemory != null) {
            its.lives(inMemory, row -> reader.accept(() -> Objects.requireNonNull(row.lifeline())), others);
            return others;
        }
        String holds = "(newest_recorded <= :known and " + AnsweringRows.isRead(cohort.asOf()) + " and "
                + JudgedSql.holds(cohort.charters()) + ")";
        jdbc.query(
                "select subject, entries, opened_at, case when " + holds + " then lifeline end from "
                        + stored.table(cohort.asOf()) + " where ("
                        + holds + " and " + OPENED + ") or (not " + holds + " and " + MAYBE_OPENED + ")",
                parameters(cohort),
                row -> {
                    byte[] life = row.getBytes(4);
                    if (life == null) {
                        others.put(row.getString(1), row.getInt(2));
                    } else {
                        Instant opened = instant(row, 3);
                        reader.accept(() -> LifelineBytes.read(life, opened));
                    }
                });
        return others;
    }

    /**
     * Returns what of the lives of all requests has changed after the change of a number; null if that is not known, as it is only of those in
     * memory, for questions of the present.
     */
    public @Nullable LifeChange lifeChanges(Cohort cohort, long number) {
        return inMemory(cohort, all -> all.livesSince(number));
    }

    /** Returns the stored silences of the cohort's requests whose stored readings are valid. */
    public Map<String, List<Figure>> gaps(Cohort cohort) {
        Map<String, List<Figure>> gaps = new HashMap<>();
        String holds = holds(cohort);
        jdbc.query(
                "select gaps, " + KeptRow.columns(holds) + " from " + stored.table(cohort.asOf()) + " where " + holds
                        + " and figures is not null and " + OPENED + Where.sql(cohort.scope(), cohort.where()),
                parameters(cohort),
                result -> {
                    KeptRow row = KeptRow.read(result);
                    List<Figure> silences = GapBytes.read(result.getBytes("gaps"));
                    row.lasting(cohort).ifPresent(silences::add);
                    gaps.put(row.subject(), silences);
                });
        return gaps;
    }

    /** Returns the stored waits of the requests in the same queue that were opened while a request waited. */
    public List<Wait> openedIn(Wait wait) {
        String sql = "select " + WAIT + " from request where opened_at > :opened and opened_at < :until and "
                + AnsweringRows.IS_READ + " and " + KeptRow.QUEUE + " = :queue";
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("opened", time(wait.opened(), OffsetDateTime.MIN))
                .addValue(
                        "until",
                        wait.until() == Wait.WAITING
                                ? OffsetDateTime.MAX
                                : time(Micros.instant(wait.until()), OffsetDateTime.MAX))
                .addValue("queue", wait.queue());
        return jdbc.query(sql, parameters, (row, number) -> wait(row));
    }

    private static Wait wait(ResultSet row) throws SQLException {
        return WaitBytes.read(row.getBytes(1), row.getString(2), Micros.of(instant(row, 3)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Returns the condition under which stored readings are valid: every entry lies within the as-of, they were read before it if time changes
     * them, and the version that judged is the one that judges.
     */
    private static String holds(Cohort cohort) {
        return "(newest_recorded <= :known and newest_occurred <= :happened and "
                + AnsweringRows.isRead(cohort.asOf())
                + " and (final_from is null or final_from < :at) and " + JudgedSql.holds(cohort.charters()) + ")";
    }

    private static MapSqlParameterSource parameters(Cohort cohort) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("known", time(cohort.asOf().known(), OffsetDateTime.MAX))
                .addValue("happened", time(cohort.asOf().happened(), OffsetDateTime.MAX))
                .addValue("at", time(cohort.asOf().at(), OffsetDateTime.MAX))
                .addValue("from", time(cohort.from(), OffsetDateTime.MIN))
                .addValue("to", time(cohort.to(), OffsetDateTime.MAX));
        Where.parameters(cohort.scope(), cohort.where(), parameters);
        JudgedSql.parameters(cohort.charters(), parameters);
        return parameters;
    }

    private static OffsetDateTime time(@Nullable Instant instant, OffsetDateTime otherwise) {
        return instant == null ? otherwise : instant.atOffset(ZoneOffset.UTC);
    }
}

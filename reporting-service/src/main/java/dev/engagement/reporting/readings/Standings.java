package dev.engagement.reporting.readings;

import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.Dimension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts the requests' current states, from the stored deadlines. */
@Repository
public class Standings {
    private static final Duration LATELY = Duration.ofDays(30);

    private final NamedParameterJdbcTemplate jdbc;
    private final PublishedCharters charters;

    Standings(NamedParameterJdbcTemplate jdbc, PublishedCharters charters) {
        this.jdbc = jdbc;
        this.charters = charters;
    }

    /** Returns the counts at an instant, one line for each combination of the dimensions' values. */
    public List<GroupStanding> at(Instant now, List<Dimension> by) {
        String columns = by.stream().map(Requests::column).collect(Collectors.joining(", "));
        String deadlines = Arrays.stream(Target.values())
                .map(Target::column)
                .map(column -> "count(*) filter (where " + column + " >= :now and " + column + " < :soon), "
                        + "count(*) filter (where " + column + " < :now)")
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + ", count(*) filter (where state = 'open'), count(waiting_since),"
                + " count(*) filter (where state = 'open' and owner is null), min(waiting_since), "
                + deadlines + ", count(pace_kept) filter (where ended_at >= :lately),"
                + " coalesce(sum(pace_kept) filter (where ended_at >= :lately), 0)"
                + " from request where state = 'open' or ended_at >= :lately group by " + columns;
        return jdbc.query(sql, parameters(now), (row, number) -> standing(row, by));
    }

    /** Counts commitments by outcome: those decided in the last 30 days, and all open ones. */
    public List<Lately> commitments(Instant now, List<Dimension> by) {
        String columns = by.stream().map(Requests::column).collect(Collectors.joining(", "));
        // A due date that passes breaks an open promise before any entry arrives.
        String sql =
                "select " + columns + ", case when outcome = 'open' and since < :millis then 'broken' else outcome end,"
                        + " count(*), 0 from request, unnest(outcomes, outcomes_since) as one(outcome, since)"
                        + " where outcomes_to >= :lately and since >= :latelyMillis group by " + columns + ", "
                        + (by.size() + 1);
        return jdbc.query(sql, parameters(now), (row, number) -> lately(row, by));
    }

    /** Counts the satisfaction ratings of the last 30 days. */
    public List<Lately> satisfaction(Instant now, List<Dimension> by) {
        String columns = by.stream().map(Requests::column).collect(Collectors.joining(", "));
        String sql = "select " + columns + ", '', count(*), sum(satisfaction) from request where rated_at >= :lately"
                + " group by " + columns;
        return jdbc.query(sql, parameters(now), (row, number) -> lately(row, by));
    }

    private static Lately lately(ResultSet row, List<Dimension> by) throws SQLException {
        int next = by.size() + 1;
        return new Lately(
                Requests.dimensions(row, by), row.getString(next), row.getLong(next + 1), row.getDouble(next + 2));
    }

    private MapSqlParameterSource parameters(Instant now) {
        Duration warning = charters.judging().judging(now, Map.of()).charter().warnBefore();
        return new MapSqlParameterSource()
                .addValue("now", now.atOffset(ZoneOffset.UTC))
                .addValue("soon", now.plus(warning).atOffset(ZoneOffset.UTC))
                .addValue("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                .addValue("latelyMillis", now.minus(LATELY).toEpochMilli())
                .addValue("millis", now.toEpochMilli());
    }

    private static GroupStanding standing(ResultSet row, List<Dimension> by) throws SQLException {
        int column = by.size();
        long open = row.getLong(++column);
        long waiting = row.getLong(++column);
        long unowned = row.getLong(++column);
        OffsetDateTime oldest = row.getObject(++column, OffsetDateTime.class);
        Map<Target, Long> atRisk = new EnumMap<>(Target.class);
        Map<Target, Long> overdue = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            atRisk.put(target, row.getLong(++column));
            overdue.put(target, row.getLong(++column));
        }
        return new GroupStanding(
                Requests.dimensions(row, by),
                open,
                waiting,
                unowned,
                oldest == null ? null : oldest.toInstant(),
                atRisk,
                overdue,
                row.getLong(++column),
                row.getDouble(++column));
    }
}

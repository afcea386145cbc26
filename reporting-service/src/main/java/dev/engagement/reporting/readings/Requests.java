package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.measures.Measures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Stored requests with their readings, so that a figure does not require folding all stories. */
@Repository
class Requests {
    private static final String STORE =
            store("request", RequestColumns.NAMES, "changed = default, look_at = default, ask_at = default");
    private static final String STORE_BEFORE =
            store("request_before", withEpoch(RequestColumns.NAMES), "changed = default");

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    Requests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    static String column(Dimension dimension) {
        return dimension.word().replace('-', '_');
    }

    /** Returns the values of dimensions in a row; unknown ones are missing. */
    static Map<Dimension, String> dimensions(ResultSet row, List<Dimension> wanted) throws SQLException {
        Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : wanted) {
            String word = row.getString(column(dimension));
            if (word != null) {
                dimensions.put(dimension, word);
            }
        }
        return dimensions;
    }

    private static List<String> withEpoch(List<String> columns) {
        return Stream.concat(columns.stream(), Stream.of("epoch")).toList();
    }

    private static String store(String table, List<String> columns, String besides) {
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks
                + ") on conflict (subject) do update set " + changes(columns) + ", " + besides;
    }

    private static String changes(List<String> columns) {
        return columns.stream()
                .skip(1)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    /** Returns the stored state of these requests; new ones are missing. */
    Map<String, Earlier> earlier(Collection<String> subjects) {
        Map<String, Earlier> earlier = new HashMap<>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select subject, entries, observed, gaps_observed_to from request where subject = any (?)");
                    statement.setArray(1, connection.createArrayOf("text", subjects.toArray()));
                    return statement;
                },
                row -> {
                    OffsetDateTime gaps = row.getObject(4, OffsetDateTime.class);
                    Watched watched = new Watched(row.getInt(3), gaps == null ? null : gaps.toInstant());
                    earlier.put(row.getString(1), new Earlier(row.getInt(2), watched));
                });
        return earlier;
    }

    /** The condition that a request must be folded anew: an earlier edition measured it, or another version judged it. */
    private static String isToFold(JudgingOrder order) {
        return "(edition < " + Measures.EDITION + " or not " + JudgedSql.holds(order) + ")";
    }

    /** Returns some requests that must be folded anew by that order; reads all requests if there are none. */
    List<String> toFold(JudgingOrder order, int atMost) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("limit", atMost);
        JudgedSql.parameters(order, parameters);
        return named.queryForList(
                "select subject from request where " + isToFold(order) + " limit :limit", parameters, String.class);
    }

    /** Locks those of the requests that must be folded anew, and returns them; skips those that are locked already. */
    List<String> lockToFold(List<String> subjects, JudgingOrder order) {
        return named.queryForList(
                "select subject from request where subject = any (:subjects) and " + isToFold(order)
                        + " for update skip locked",
                some(subjects, order),
                String.class);
    }

    private static MapSqlParameterSource some(List<String> subjects, JudgingOrder order) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("subjects", subjects.toArray(String[]::new));
        JudgedSql.parameters(order, parameters);
        return parameters;
    }

    /**
     * Keeps what answers of locked requests, before they are folded anew.
     *
     * @param before who judges what answers
     */
    void keepBefore(List<String> subjects, long epoch, JudgingOrder before) {
        String columns = String.join(", ", RequestColumns.NAMES);
        MapSqlParameterSource parameters = some(subjects, before).addValue("epoch", epoch);
        named.update(
                "insert into request_before (" + columns + ", epoch) select " + columns + ", :epoch from request"
                        + " where subject = any (:subjects) and edition >= " + Measures.OLDEST_READ + " and "
                        + JudgedSql.holds(before) + " on conflict (subject) do update set "
                        + changes(withEpoch(RequestColumns.NAMES)) + ", changed = default",
                parameters);
        // What was kept earlier: whoever reads the new row must find it again.
        named.update(
                "update request_before set changed = default where subject = any (:subjects) and epoch = :epoch"
                        + " and changed <> pg_current_xact_id()",
                parameters);
    }

    /** Stores what answers of requests beside what they are stored as. */
    void storeBefore(List<RequestToStore> requests, long epoch) {
        jdbc.batchUpdate(
                STORE_BEFORE,
                requests.stream()
                        .map(one -> {
                            @Nullable Object[] row = RequestColumns.row(one);
                            row = Arrays.copyOf(row, row.length + 1);
                            row[row.length - 1] = epoch;
                            return row;
                        })
                        .toList());
    }

    /** Lets what is stored of requests answer. */
    void forgetBefore(List<String> subjects) {
        named.update(
                "delete from request_before where subject = any (:subjects)",
                new MapSqlParameterSource("subjects", subjects.toArray(String[]::new)));
    }

    /** Removes some of what answers no longer, and returns how much. */
    int dropBefore(int atMost) {
        return jdbc.update(
                "delete from request_before where subject in (select subject from request_before"
                        + " where epoch < (select epoch from answering) limit ? for update skip locked)",
                atMost);
    }

    void store(List<RequestToStore> requests) {
        jdbc.batchUpdate(STORE, requests.stream().map(RequestColumns::row).toList());
    }
}

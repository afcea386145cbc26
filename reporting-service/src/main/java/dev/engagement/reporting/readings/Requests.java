package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.measures.Measures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Stored requests with their readings, so that a figure does not require folding all stories. */
@Repository
class Requests {
    private static final String STORE = store();

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

    private static String store() {
        List<String> columns = RequestColumns.NAMES;
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String changes = columns.stream()
                .skip(1)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into request (" + String.join(", ", columns) + ") values (" + marks
                + ") on conflict (subject) do update set " + changes
                + ", changed = default, look_at = default, ask_at = default";
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

    /** Returns some requests that another version judged than the one that judges them by that order; reads all requests if there are none. */
    List<String> judgedOtherwise(JudgingOrder order, int atMost) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("limit", atMost);
        JudgedSql.parameters(order, parameters);
        return named.queryForList(
                "select subject from request where not " + JudgedSql.holds(order) + " limit :limit",
                parameters,
                String.class);
    }

    /** Locks those of the requests that another version judged, and returns them; skips those that are locked already. */
    List<String> lockJudgedOtherwise(List<String> subjects, JudgingOrder order) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("subjects", subjects.toArray(String[]::new));
        JudgedSql.parameters(order, parameters);
        return named.queryForList(
                "select subject from request where subject = any (:subjects) and not " + JudgedSql.holds(order)
                        + " for update skip locked",
                parameters,
                String.class);
    }

    /** Locks requests whose figures another edition of the measures made. */
    List<String> lockOtherEditions(int atMost) {
        return jdbc.queryForList(
                "select subject from request where edition <> ? limit ? for update",
                String.class,
                Measures.EDITION,
                atMost);
    }

    void store(List<RequestToStore> requests) {
        jdbc.batchUpdate(STORE, requests.stream().map(RequestColumns::row).toList());
    }
}

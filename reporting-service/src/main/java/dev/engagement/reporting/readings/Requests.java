package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Titles;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Stored requests with their readings, so that a figure does not require folding all stories. */
@Repository
class Requests {
    private static final List<String> COLUMNS = columns();
    private static final String STORE = store();

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    Requests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "subject",
                "entries",
                "first_recorded",
                "newest_recorded",
                "newest_occurred",
                "opened_first",
                "opened_last",
                "opened_at",
                "ended_at",
                "state",
                "owner",
                "charter",
                "charter_version",
                "anomalies",
                "waiting_since",
                "engage_by",
                "own_by",
                "update_by",
                "resolve_by",
                "promise_by",
                "edition",
                "figures",
                "pace_kept",
                "observed",
                "gaps_observed_to",
                "title",
                "customer",
                "customers"));
        columns.addAll(ManyColumns.NAMES);
        Arrays.stream(Dimension.values()).map(Requests::column).forEach(columns::add);
        return columns;
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
        String marks = String.join(", ", Collections.nCopies(COLUMNS.size(), "?"));
        String changes = COLUMNS.stream()
                .skip(1)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into request (" + String.join(", ", COLUMNS) + ") values (" + marks
                + ") on conflict (subject) do update set " + changes + ", look_at = default, ask_at = default";
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
        jdbc.batchUpdate(STORE, requests.stream().map(Requests::row).toList());
    }

    private static @Nullable Object[] row(RequestToStore kept) {
        Account account = kept.account();
        Course course = account.course();
        Expectations expectations = account.expectations();
        boolean runs = account.readings().values().stream().anyMatch(reading -> reading.status() == Status.RUNNING);
        List<Instant> openings = kept.openings();
        var pace = account.readings().get(Measures.PACE_KEPT.name());
        List<@Nullable Object> row = new ArrayList<>(Arrays.<@Nullable Object>asList(
                kept.subject(),
                kept.entries().size(),
                time(kept.firstRecorded()),
                time(kept.newestRecorded()),
                time(kept.newestOccurred()),
                openings.isEmpty() ? null : time(Collections.min(openings)),
                openings.isEmpty() ? null : time(Collections.max(openings)),
                course == null ? null : time(course.openedAt()),
                course == null || course.last().isOpen() ? null : time(course.lifeEnd()),
                course == null ? "unopened" : course.state(),
                course == null ? null : course.owner(),
                course == null ? null : course.judge().charter().name(),
                course == null ? null : course.judge().version(),
                account.anomalies().size(),
                time(kept.waitingSince()),
                time(expectations.engageBy()),
                time(expectations.ownBy()),
                time(expectations.updateBy()),
                time(expectations.resolveBy()),
                time(expectations.promiseBy()),
                Measures.EDITION,
                course == null || runs ? null : FigureBytes.write(Figures.of(course)),
                pace != null && pace.status() == Status.SETTLED ? pace.value() : null,
                kept.watched().kinds(),
                time(kept.watched().gapsTo())));
        row.add(Titles.reference(kept.story().entries()));
        row.add(Titles.customer(kept.story().entries()));
        row.add(course == null ? null : course.customersAffected());
        row.addAll(ManyColumns.of(course));
        Map<Dimension, String> dimensions = course == null ? Map.of() : course.dimensions();
        for (Dimension dimension : Dimension.values()) {
            row.add(dimensions.get(dimension));
        }
        return row.toArray();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.measures.LifelineBytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists stored requests, page by page. */
@Repository
public class Listing {
    private final NamedParameterJdbcTemplate jdbc;

    Listing(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The line behind which a page begins. */
    public record After(@Nullable Instant key, String subject) {}

    /**
     * A choice of lines.
     *
     * @param scope what the reader may know of
     * @param states any of these; none: any state
     * @param at the present, to which {@code overdue} and {@code soon} refer
     * @param overdue late on any of these
     * @param soon or due before that instant, and not late yet; null: not asked for
     * @param suppliers waits, or waited, for any of these, the empty name for one that nobody named; none: not asked for
     * @param owner its owner's reference; null: any
     * @param search its id, or words of its title; null: any
     * @param after null: from the first one on
     */
    public record Wanted(
            ReaderScope scope,
            Set<String> states,
            Instant at,
            Set<Target> overdue,
            @Nullable Instant soon,
            Map<Dimension, Set<String>> where,
            Set<String> suppliers,
            @Nullable String owner,
            @Nullable Search search,
            ListingOrder order,
            @Nullable After after,
            int limit) {
        /** Returns the same choice without some of its conditions. */
        public Wanted without(Dimension dimension) {
            Map<Dimension, Set<String>> others = new TreeMap<>(where);
            others.remove(dimension);
            return new Wanted(scope, states, at, overdue, soon, others, suppliers, owner, search, order, after, limit);
        }

        /** Returns all requests in these states. */
        public Wanted whole(Set<String> any) {
            return new Wanted(scope, any, at, Set.of(), null, Map.of(), Set.of(), null, null, order, after, limit);
        }

        /** Returns the same choice whoever owns a request. */
        public Wanted ofAnybody() {
            return new Wanted(scope, states, at, overdue, soon, where, suppliers, null, search, order, after, limit);
        }
    }

    /** A stored request; title, customer and owner are references. Its life is told if a promise stands. */
    public record Line(
            String subject,
            String state,
            @Nullable String owner,
            Instant openedAt,
            @Nullable Instant waitingSince,
            Expectations expectations,
            @Nullable String title,
            @Nullable String customer,
            Map<Dimension, String> dimensions,
            @Nullable Integer customersAffected,
            String charter,
            int version,
            int anomalies,
            @Nullable Lifeline life,
            After place) {}

    /** Returns the chosen requests; those without an opening are never listed. */
    public List<Line> lines(Wanted wanted) {
        String key = wanted.order().key();
        String sql = "select *, " + key + " as place from request" + condition(wanted)
                + (wanted.after() == null
                        ? ""
                        : " and (" + key + ", subject) " + (wanted.order().isAscending() ? ">" : "<")
                                + " (coalesce(cast(:key as timestamptz), " + ListingOrder.NEVER + "), :subject)")
                + " order by place" + (wanted.order().isAscending() ? ", subject" : " desc, subject desc")
                + " limit :limit";
        return jdbc.query(sql, parameters(wanted), (row, number) -> line(row));
    }

    /** Returns these requests, each with its place in an order; unknown ones are missing. */
    Map<String, Line> linesOf(Collection<String> subjects, ListingOrder order) {
        Map<String, Line> lines = new HashMap<>();
        jdbc.query(
                "select *, " + order.key() + " as place from request where subject = any (:subjects)",
                new MapSqlParameterSource("subjects", subjects.toArray(String[]::new)),
                row -> {
                    lines.put(row.getString("subject"), line(row));
                });
        return lines;
    }

    /** Returns the condition of a choice, but for the line behind which a page begins. */
    static String condition(Wanted wanted) {
        return " where opened_at is not null"
                + Where.sql(wanted.scope(), Map.of())
                + (wanted.states().isEmpty() ? "" : " and state in (:states)")
                + due(wanted)
                + Where.sql(ReaderScope.ALL, wanted.where())
                + (wanted.suppliers().isEmpty() ? "" : " and suppliers && cast(:suppliers as text[])")
                + (wanted.owner() == null ? "" : " and owner = :owner")
                + (wanted.search() == null ? "" : wanted.search().sql());
    }

    /** References of a request's title and owner. */
    public record Label(@Nullable String title, @Nullable String owner) {}

    /** Returns what these requests are called by now; unknown ones are missing. */
    public Map<String, Label> labels(Collection<String> subjects) {
        Map<String, Label> labels = new HashMap<>();
        jdbc.query(
                "select subject, title, owner from request where subject = any (:subjects)",
                new MapSqlParameterSource("subjects", subjects.toArray(String[]::new)),
                row -> {
                    labels.put(row.getString(1), new Label(row.getString(2), row.getString(3)));
                });
        return labels;
    }

    private static String due(Wanted wanted) {
        String late = wanted.overdue().stream()
                .map(target -> target.column() + " < :at")
                .collect(Collectors.joining(" or "));
        String soon = wanted.soon() == null
                ? ""
                : Arrays.stream(Target.values())
                        .map(target -> target.column() + " >= :at and " + target.column() + " < :soon")
                        .collect(Collectors.joining(" or "));
        String either = late + (late.isEmpty() || soon.isEmpty() ? "" : " or ") + soon;
        return either.isEmpty() ? "" : " and (" + either + ")";
    }

    static MapSqlParameterSource parameters(Wanted wanted) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("states", wanted.states())
                .addValue("at", time(wanted.at()))
                .addValue("soon", time(wanted.soon()))
                .addValue(
                        "key",
                        time(wanted.after() == null ? null : wanted.after().key()))
                .addValue(
                        "subject",
                        wanted.after() == null ? null : wanted.after().subject())
                .addValue("suppliers", wanted.suppliers().toArray(String[]::new))
                .addValue("owner", wanted.owner())
                .addValue("limit", wanted.limit());
        if (wanted.search() != null) {
            wanted.search().addTo(parameters);
        }
        Where.parameters(wanted.scope(), wanted.where(), parameters);
        return parameters;
    }

    static Line line(ResultSet row) throws SQLException {
        String subject = row.getString("subject");
        OffsetDateTime place = row.getObject("place", OffsetDateTime.class);
        Instant opened = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        byte[] life = row.getObject("promise_by") == null ? null : row.getBytes("lifeline");
        return new Line(
                subject,
                row.getString("state"),
                row.getString("owner"),
                opened,
                instant(row, "waiting_since"),
                new Expectations(
                        instant(row, "engage_by"),
                        instant(row, "own_by"),
                        instant(row, "update_by"),
                        instant(row, "resolve_by"),
                        instant(row, "promise_by")),
                row.getString("title"),
                row.getString("customer"),
                Requests.dimensions(row, List.of(Dimension.values())),
                row.getObject("customers", Integer.class),
                row.getString("charter"),
                row.getInt("charter_version"),
                row.getInt("anomalies"),
                life == null ? null : LifelineBytes.read(life, opened),
                new After(place.equals(OffsetDateTime.MAX) ? null : place.toInstant(), subject));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.readings.Listing.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The stored requests that a reader may know of, whatever filters are in force. */
@Repository
public class ScopedRequests {
    private final NamedParameterJdbcTemplate jdbc;

    ScopedRequests(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the values of a dimension that requests have, the first 500 in order. */
    public List<String> values(ReaderScope scope, Dimension dimension) {
        String column = Requests.column(dimension);
        return jdbc.queryForList(
                "select distinct " + column + " from request where " + column + " is not null"
                        + Where.sql(scope, Map.of()) + " order by 1 limit 500",
                parameters(scope),
                String.class);
    }

    /** Returns how many of these requests are in a scope. */
    public int count(ReaderScope scope, Collection<String> subjects) {
        Integer count = jdbc.queryForObject(
                "select count(*) from request where subject = any (:subjects)" + Where.sql(scope, Map.of()),
                parameters(scope).addValue("subjects", subjects.toArray(String[]::new)),
                Integer.class);
        return count == null ? 0 : count;
    }

    private static MapSqlParameterSource parameters(ReaderScope scope) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        Where.parameters(scope, Map.of(), parameters);
        return parameters;
    }

    /** Returns a request of a scope. */
    public Optional<Line> line(ReaderScope scope, String subject) {
        return jdbc
                .query(
                        "select *, opened_at as place from request where opened_at is not null and subject = :subject"
                                + Where.sql(scope, Map.of()),
                        parameters(scope).addValue("subject", subject),
                        (row, number) -> Listing.line(row))
                .stream()
                .findFirst();
    }

    /** Returns the requests of a scope that were resolved or closed since then, the latest first. */
    public List<Line> done(ReaderScope scope, Instant since, int limit) {
        return jdbc.query(
                "select *, ended_at as place from request where ended_at >= :since and state in ('resolved', 'closed')"
                        + Where.sql(scope, Map.of()) + " order by ended_at desc, subject limit :limit",
                parameters(scope)
                        .addValue("since", since.atOffset(ZoneOffset.UTC))
                        .addValue("limit", limit),
                (row, number) -> Listing.line(row));
    }

    /**
     * Returns a word that changes whenever the board may have changed: with an entry, with a deadline that passes, and every minute, since
     * the texts about times change.
     */
    public String state(ReaderScope scope, Instant at) {
        String late = Arrays.stream(Target.values())
                .map(target -> "count(*) filter (where " + target.column() + " < :at)")
                .collect(Collectors.joining(" + "));
        return at.truncatedTo(ChronoUnit.MINUTES) + "/"
                + jdbc.queryForObject(
                        "select count(*) || '/' || coalesce(max(newest_recorded)::text, '') || '/' || coalesce(sum(entries), 0)"
                                + " || '/' || (" + late + ") from request where state = 'open'"
                                + Where.sql(scope, Map.of()),
                        parameters(scope).addValue("at", at.atOffset(ZoneOffset.UTC)),
                        String.class);
    }
}

package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.sql.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The instants at which the deadlines of open requests are to be looked at, kept with each request. Whatever stores a request sets its
 * instant back, so the next look sees the change.
 */
@Repository
public class Agenda {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Agenda(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** An open request to look at. */
    public record AgendaLine(String subject, Map<Dimension, String> dimensions) {}

    /** Sets all instants back if they were true for other subscriptions. */
    public void keepFor(String subscriptions) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.update(
                    "insert into looked_for (subscriptions) values (?) on conflict (id) do update set subscriptions ="
                            + " excluded.subscriptions where looked_for.subscriptions <> excluded.subscriptions",
                    subscriptions);
            if (changed > 0) {
                jdbc.update("update request set look_at = '-infinity' where state = 'open' and look_at > '-infinity'");
            }
        });
    }

    /**
     * Passes on requests that are to be looked at by an instant, locked meanwhile; those that another instance looks at are left out.
     *
     * @param look returns when to look at each of them again; a request that is missing waits for a change
     * @return how many there were
     */
    public int look(Instant by, int atMost, Function<List<AgendaLine>, Map<String, Instant>> look) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<AgendaLine> lines = jdbc.query(
                    "select * from request where state = 'open' and look_at <= ? order by look_at limit ?"
                            + " for update skip locked",
                    (row, number) -> new AgendaLine(
                            row.getString("subject"), Requests.dimensions(row, List.of(Dimension.values()))),
                    time(by),
                    atMost);
            if (!lines.isEmpty()) {
                store(jdbc, "look_at", lines, look.apply(lines));
            }
            return lines.size();
        }));
    }

    /**
     * Stores when to look at requests again.
     *
     * @param column that keeps it
     */
    static void store(JdbcTemplate jdbc, String column, List<AgendaLine> lines, Map<String, Instant> next) {
        String[] subjects = lines.stream().map(AgendaLine::subject).toArray(String[]::new);
        String[] instants = lines.stream()
                .map(line -> next.get(line.subject()))
                .map(instant -> instant == null ? "infinity" : instant.toString())
                .toArray(String[]::new);
        jdbc.update(
                "update request set " + column
                        + " = next.at::timestamptz from unnest(?::text[], ?::text[]) as next (subject, at)"
                        + " where request.subject = next.subject",
                statement -> {
                    Array ofSubjects = statement.getConnection().createArrayOf("text", subjects);
                    statement.setArray(1, ofSubjects);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", instants));
                });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

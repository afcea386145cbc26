package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Agenda.AgendaLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The instants at which requests that are done are to be looked at, kept with each of them like those of open ones. */
@Repository
public class DoneAgenda {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DoneAgenda(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Sets all instants back if they were true for other subscriptions. */
    public void keepFor(String subscriptions) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.update(
                    "insert into asked_for (subscriptions) values (?) on conflict (id) do update set subscriptions ="
                            + " excluded.subscriptions where asked_for.subscriptions <> excluded.subscriptions",
                    subscriptions);
            if (changed > 0) {
                jdbc.update("update request set ask_at = '-infinity' where ask_at > '-infinity'");
            }
        });
    }

    /**
     * Passes on requests that were done lately and are to be looked at by an instant, locked meanwhile; those that another instance looks
     * at are left out.
     *
     * @param look returns when to look at each of them again; a request that is missing waits for a change
     * @return how many there were
     */
    public int look(Instant since, Instant by, int atMost, Function<List<AgendaLine>, Map<String, Instant>> look) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<AgendaLine> lines = jdbc.query(
                    "select * from request where ended_at >= ? and state in ('resolved', 'closed') and ask_at <= ?"
                            + " order by ask_at limit ? for update skip locked",
                    (row, number) -> new AgendaLine(
                            row.getString("subject"), Requests.dimensions(row, List.of(Dimension.values()))),
                    since.atOffset(ZoneOffset.UTC),
                    by.atOffset(ZoneOffset.UTC),
                    atMost);
            if (!lines.isEmpty()) {
                Agenda.store(jdbc, "ask_at", lines, look.apply(lines));
            }
            return lines.size();
        }));
    }
}

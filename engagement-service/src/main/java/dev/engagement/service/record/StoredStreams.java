package dev.engagement.service.record;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.Recorded;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.request.StoredEntry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams in Axon's event store. */
@Component
class StoredStreams implements Streams {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    StoredStreams(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<StoredEntry> read(String subject, long fromSequence, int limit) {
        return jdbc.query(
                StoredRows.SELECT
                        + "where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit ?",
                StoredRows.MAPPER,
                subject,
                fromSequence,
                limit);
    }

    @Override
    public List<Recorded> read(String subject, Set<Class<? extends Entry>> kinds) {
        Object[] types = Catalogue.kinds().stream()
                .filter(kind -> kinds.contains(kind.type()))
                .map(kind -> Catalogue.PREFIX + kind.name())
                .toArray();
        return jdbc
                .query(
                        StoredRows.SELECT
                                + "where aggregate_identifier = ? and payload_type = any (?) order by sequence_number",
                        statement -> {
                            statement.setString(1, subject);
                            statement.setArray(2, statement.getConnection().createArrayOf("text", types));
                        },
                        StoredRows.MAPPER)
                .stream()
                .filter(entry -> entry.fault() == null)
                .map(StoredRows::recorded)
                .toList();
    }

    @Override
    public Naming naming(String person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // No index helps here, so it may take long. It only reads, so no other transaction waits for it.
            LongQuestion.allow(jdbc);
            List<String> texts = jdbc.queryForList(
                    "select distinct found[1] from event, regexp_matches(payload, 'text:[0-9a-f]{32}', 'g') as found"
                            + " where position(? in payload) > 0",
                    String.class,
                    person);
            List<String> opened = jdbc.queryForList(
                    "select distinct aggregate_identifier from event where position(? in payload) > 0"
                            + " and case when exists (select from set_aside where set_aside.global_index = event.global_index)"
                            + " then null else payload::json->>'requester' end = ?",
                    String.class,
                    person,
                    person);
            return new Naming(texts, opened);
        }));
    }
}

package dev.engagement.service.axon;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.Recorded;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.Streams;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams as Axon's event store has them. */
@Component
class StoredStreams implements Streams {
    private final GroupStorage storage;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    StoredStreams(GroupStorage storage, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.storage = storage;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<Recorded> read(String subject, long fromSequence, int limit) {
        return storage.readEvents(subject, fromSequence)
                .asStream()
                .limit(limit)
                .map(Envelope::read)
                .toList();
    }

    @Override
    public List<Recorded> read(String subject, Set<Class<? extends Entry>> kinds) {
        Object[] types = Catalogue.kinds().stream()
                .filter(kind -> kinds.contains(kind.type()))
                .map(kind -> Catalogue.PREFIX + kind.name())
                .toArray();
        return jdbc.query(
                "select *, meta_data::json->>'source' as source, meta_data::json->>'id' as id,"
                        + " meta_data::json->>'occurredAt' as occurred_at, meta_data::json->>'recordedAt' as recorded_at"
                        + " from event where aggregate_identifier = ? and payload_type = any(?)"
                        + " order by sequence_number",
                statement -> {
                    statement.setString(1, subject);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", types));
                },
                (row, number) -> new Recorded(
                        UUID.fromString(row.getString("event_identifier")),
                        row.getString("source"),
                        row.getString("id"),
                        subject,
                        Instant.parse(row.getString("occurred_at")),
                        Instant.parse(row.getString("recorded_at")),
                        row.getLong("sequence_number"),
                        entry(row)));
    }

    @SuppressWarnings("unchecked") // an entry's payload is an object
    private static Entry entry(ResultSet row) throws SQLException {
        String type = row.getString("payload_type") + ".v" + row.getString("payload_revision");
        byte[] payload = row.getString("payload").getBytes(StandardCharsets.UTF_8);
        return Catalogue.read(
                Catalogue.parse(type).orElseThrow(() -> new IllegalStateException("unknown type " + type)),
                (Map<String, ?>) Objects.requireNonNull(Json.parse(payload)));
    }

    @Override
    public Naming naming(String person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // No index helps here, and it takes as long as it takes. It only reads, so that nothing waits for it.
            jdbc.execute("set local statement_timeout = 0; set local enable_seqscan = on");
            List<String> texts = jdbc.queryForList(
                    "select distinct found[1] from event, regexp_matches(payload, 'text:[0-9a-f]{32}', 'g') as found"
                            + " where position(? in payload) > 0",
                    String.class,
                    person);
            List<String> opened = jdbc.queryForList(
                    "select distinct aggregate_identifier from event where position(? in payload) > 0"
                            + " and payload::json->>'requester' = ?",
                    String.class,
                    person,
                    person);
            return new Naming(texts, opened);
        }));
    }
}

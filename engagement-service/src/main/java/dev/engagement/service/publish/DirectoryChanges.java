package dev.engagement.service.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of the directory to be published: each note is deleted when it is published. */
@Component
class DirectoryChanges {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration untilAgain;

    DirectoryChanges(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${engagement.forget-within}") Duration within) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.untilAgain = within.dividedBy(5);
    }

    /** Returns the first due changes. */
    List<DirectoryChange> next(int limit) {
        return jdbc.query(
                """
                select id, reference, kind, case when erased then null else text end, due_at > '-infinity'
                from directory_change join directory using (reference)
                where due_at <= ? order by due_at, id limit ?""",
                (row, number) -> new DirectoryChange(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)),
                utc(clock.instant()),
                limit);
    }

    /**
     * Notes that the broker has the changes. A tombstone is published again once its segment is old enough to be closed by that. If another
     * instance published them meanwhile, our records may stand after its tombstones, so all are published again.
     */
    void told(List<DirectoryChange> changes) {
        Object[] notes = changes.stream().map(DirectoryChange::note).toArray();
        Object[] erased = changes.stream()
                .filter(change -> change.isErased() && !change.again())
                .map(DirectoryChange::reference)
                .toArray();
        Object[] all = changes.stream().map(DirectoryChange::reference).toArray();
        transaction.executeWithoutResult(status -> {
            int gone = jdbc.update("delete from directory_change where due_at <= ? and id = any (?)", statement -> {
                statement.setObject(1, utc(clock.instant()));
                statement.setArray(2, statement.getConnection().createArrayOf("bigint", notes));
            });
            jdbc.update("insert into directory_change (due_at, reference) select ?, unnest(?::text[])", statement -> {
                statement.setObject(1, utc(clock.instant().plus(untilAgain)));
                statement.setArray(2, texts(statement.getConnection(), erased));
            });
            if (gone < changes.size()) {
                jdbc.update(
                        "insert into directory_change (reference) select unnest(?::text[])",
                        statement -> statement.setArray(1, texts(statement.getConnection(), all)));
            }
        });
    }

    private static java.sql.Array texts(Connection connection, Object[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

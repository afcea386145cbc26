package dev.engagement.service.publish;

import dev.engagement.service.axon.EventLog.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the database knows of publishing: how far it came, who does it, and up to when the log is complete. */
@Component
class Publication {
    /** Any number, the same in all instances. */
    private static final long LOCK = 7_236_498_113L;

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;

    Publication(JdbcTemplate jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** The right to publish, held as long as the connection lives; one instance at a time has it. */
    record Lease(Connection connection) implements AutoCloseable {
        boolean holds() throws SQLException {
            return connection.isValid(2);
        }

        @Override
        public void close() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            } finally {
                connection.close();
            }
        }
    }

    /** Tries for the right to publish; null if another instance has it. */
    @Nullable
    Lease lease() throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean mine = false;
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            mine = result.next() && result.getBoolean(1);
            return mine ? new Lease(connection) : null;
        } finally {
            if (!mine) {
                connection.close();
            }
        }
    }

    Position position(String topic) {
        return jdbc
                .query(
                        "select global_index, gaps from publication where topic = ?",
                        (row, number) -> new Position(row.getLong(1), new TreeSet<>(Set.of((Long[])
                                row.getArray(2).getArray()))),
                        topic)
                .stream()
                .findFirst()
                .orElse(Position.START);
    }

    /** Need not be on disk at once: a crash that takes it back makes a page come twice, which may happen anyway. */
    void store(String topic, Position position) {
        jdbc.update("""
                with lazily as (select set_config('synchronous_commit', 'off', true))
                insert into publication (topic, global_index, gaps) select ?, ?, ? from lazily
                on conflict (topic) do update set global_index = excluded.global_index, gaps = excluded.gaps""", statement -> {
            statement.setString(1, topic);
            statement.setLong(2, position.index());
            statement.setArray(
                    3,
                    statement
                            .getConnection()
                            .createArrayOf("bigint", position.gaps().toArray()));
        });
    }

    /** Every entry recorded before {@code instant} stands in the log at or below {@code head}, visibly. */
    record Horizon(Instant instant, long head) {}

    /**
     * An entry's {@code recordedAt} is read from the database's clock after its transaction got its id. So once the
     * clock was read here, every transaction that can still bring an earlier entry is either committed, and then below
     * the head read last, or shows in the activity, and then it bounds the instant.
     */
    Horizon horizon() {
        Instant now = instant("select clock_timestamp()");
        Instant oldest = instant("""
                select coalesce(min(xact_start), 'infinity'::timestamptz) from pg_stat_activity
                where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()""");
        Long head = jdbc.queryForObject("select coalesce(max(global_index), -1) from event", Long.class);
        return new Horizon(oldest.isBefore(now) ? oldest : now, Objects.requireNonNull(head));
    }

    private Instant instant(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, OffsetDateTime.class))
                .toInstant();
    }
}

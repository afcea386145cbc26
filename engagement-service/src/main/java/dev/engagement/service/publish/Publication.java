package dev.engagement.service.publish;

import dev.engagement.events.TopicNames;
import dev.engagement.service.record.ClockWatch;
import dev.engagement.service.record.EventLog.Position;
import dev.engagement.service.record.LongQuestion;
import dev.engagement.service.request.StoredEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's record of publishing: its progress, its current publisher, and the instant up to which the log is complete. */
@Component
class Publication {
    /** Any number, the same in all instances. */
    static final long LOCK = 7_236_498_113L;

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final ClockWatch clock;

    Publication(JdbcTemplate jdbc, DataSource dataSource, TransactionTemplate transaction, ClockWatch clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transaction = transaction;
    }

    /** Tries to get the right to publish; returns null if another instance has it. */
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

    /** Returns the progress of publishing; counts entries that an earlier version of this program did not count. */
    PublicationProgress progress() {
        jdbc.update(
                "insert into publication (topic, global_index, gaps) values (?, -1, '{}') on conflict do nothing",
                TopicNames.REQUESTS);
        PublicationProgress progress = Objects.requireNonNull(jdbc.queryForObject(
                "select global_index, gaps, sent, ends, epoch from publication where topic = ?",
                (row, number) -> progress(row, row.getLong("epoch")),
                TopicNames.REQUESTS));
        return progress.sent().isEmpty()
                ? new PublicationProgress(
                        progress.position(), counted(progress.position()), Partitions.zeros(), progress.epoch())
                : progress;
    }

    private static PublicationProgress progress(ResultSet row, long epoch) throws SQLException {
        return new PublicationProgress(
                new Position(row.getLong("global_index"), new TreeSet<>(longs(row.getArray("gaps")))),
                longs(row.getArray("sent")),
                longs(row.getArray("ends")),
                epoch);
    }

    private static List<Long> longs(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    private List<Long> counted(Position position) {
        List<Long> counts = new ArrayList<>(Partitions.zeros());
        transaction.executeWithoutResult(status -> {
            LongQuestion.allow(jdbc);
            jdbc.query(
                    "select aggregate_identifier, count(*) from event where global_index <= ? and not global_index = any (?)"
                            + " group by aggregate_identifier",
                    statement -> {
                        statement.setLong(1, position.index());
                        statement.setArray(2, array(statement.getConnection(), position.gaps()));
                    },
                    row -> {
                        int place = Partitions.place(Topics.partition(row.getString(1)));
                        counts.set(place, counts.get(place) + row.getLong(2));
                    });
        });
        return counts;
    }

    /** Stores the position after confirmed entries, and names the unreadable ones among them. */
    void store(PublicationProgress progress, List<StoredEntry> setAside) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("""
                    update publication set global_index = ?, gaps = ?, sent = ?, ends = ?, epoch = ?, progressed_at = clock_timestamp()
                    where topic = ?""", statement -> {
                Connection connection = statement.getConnection();
                statement.setLong(1, progress.position().index());
                statement.setArray(2, array(connection, progress.position().gaps()));
                statement.setArray(3, array(connection, progress.sent()));
                statement.setArray(4, array(connection, progress.ends()));
                statement.setLong(5, progress.epoch());
                statement.setString(6, TopicNames.REQUESTS);
            });
            for (StoredEntry entry : setAside) {
                jdbc.update(
                        "insert into set_aside (global_index, subject, sequence, type, reason) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        entry.index(),
                        entry.subject(),
                        entry.sequence(),
                        entry.type(),
                        entry.fault());
            }
        });
    }

    /** Stores an instant before it is called complete: nothing is recorded before it from then on, even if the clock is set back. */
    void callComplete(Instant instant) {
        jdbc.update("""
                insert into publication (topic, global_index, gaps, progressed_at) values (?, -1, '{}', ?)
                on conflict (topic) do update set progressed_at = greatest(publication.progressed_at, excluded.progressed_at)""", TopicNames.COMPLETENESS, instant.atOffset(ZoneOffset.UTC));
    }

    /** Notes that everything up to now is published, and keeps the progress as a checkpoint: one a minute for two days. */
    PublicationProgress progressed(PublicationProgress progress) {
        jdbc.update("update publication set ends = ?, progressed_at = clock_timestamp() where topic = ?", statement -> {
            statement.setArray(1, array(statement.getConnection(), progress.ends()));
            statement.setString(2, TopicNames.REQUESTS);
        });
        int kept = jdbc.update("""
                insert into publication_checkpoint (at, global_index, gaps, sent, ends)
                select date_trunc('minute', clock_timestamp()), ?, ?, ?, ? on conflict do nothing""", statement -> {
            Connection connection = statement.getConnection();
            statement.setLong(1, progress.position().index());
            statement.setArray(2, array(connection, progress.position().gaps()));
            statement.setArray(3, array(connection, progress.sent()));
            statement.setArray(4, array(connection, progress.ends()));
        });
        if (kept > 0) {
            jdbc.update("delete from publication_checkpoint where at < clock_timestamp() - interval '2 days'");
        }
        return progress;
    }

    /**
     * Goes back to the last checkpoint of which the broker still has everything, or to the beginning if there is none, and has all names
     * published again.
     *
     * @param ends the offsets below which it still has everything
     */
    PublicationProgress goBack(PublicationProgress from, List<Long> ends) {
        PublicationProgress whole = jdbc
                .query(
                        "select global_index, gaps, sent, ends from publication_checkpoint order by at desc",
                        (row, number) -> progress(row, from.epoch() + 1))
                .stream()
                .filter(checkpoint -> checkpoint.hasItsEntries(ends))
                .findFirst()
                .orElse(new PublicationProgress(
                        Position.START, Partitions.zeros(), Partitions.zeros(), from.epoch() + 1));
        PublicationProgress back = new PublicationProgress(whole.position(), whole.sent(), ends, whole.epoch());
        transaction.executeWithoutResult(status -> {
            store(back, List.of());
            jdbc.update(
                    "delete from publication_checkpoint where global_index > ?",
                    back.position().index());
            jdbc.update("insert into directory_change (reference) select reference from directory");
        });
        return back;
    }

    /** Returns the places in the log of unreadable entries. */
    List<Long> setAside() {
        return jdbc.queryForList("select global_index from set_aside order by global_index", Long.class);
    }

    void mended(long index) {
        jdbc.update("delete from set_aside where global_index = ?", index);
    }

    private static Array array(Connection connection, java.util.Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    /** An instant and a place: every entry recorded before {@code instant} stands in the log at or below {@code head}, visibly. */
    record Horizon(Instant instant, long head) {}

    /**
     * Returns a horizon. An entry's {@code recordedAt} is read from the database's clock after its transaction got its id. The clock is
     * read here first. So every transaction that can still bring an earlier entry is either committed, and then below the head, which is
     * read last; or it shows in the activity, and then it bounds the instant.
     *
     * @return null while the database's clock is ahead
     */
    @Nullable
    Horizon horizon() {
        Instant now = instant("select clock_timestamp()");
        if (clock.isAhead(now)) {
            return null;
        }
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

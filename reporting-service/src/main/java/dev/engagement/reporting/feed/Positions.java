package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reading position and entry count of each partition, stored together with the entries that were read. */
@Repository
class Positions {
    private final JdbcTemplate jdbc;

    Positions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the offset to read next, by partition; a partition that was never read starts at 0. */
    Map<Integer, Long> of(String topic, Collection<Integer> partitions) {
        for (int partition : new TreeSet<>(partitions)) {
            jdbc.update(
                    "insert into position (topic, partition, next_offset, entries) values (?, ?, 0, 0)"
                            + " on conflict do nothing",
                    topic,
                    partition);
        }
        countOnce(topic);
        Map<Integer, Long> positions = new HashMap<>();
        all(topic).forEach((partition, place) -> positions.put(partition, place.next()));
        positions.keySet().retainAll(partitions);
        return positions;
    }

    Map<Integer, ReadPlace> all(String topic) {
        Map<Integer, ReadPlace> places = new HashMap<>();
        jdbc.query(
                "select partition, next_offset, coalesce(entries, 0), ordinal, epoch from position where topic = ?",
                row -> {
                    places.put(
                            row.getInt(1),
                            new ReadPlace(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                },
                topic);
        return places;
    }

    /** Returns when any instance last moved on in any partition; what a clock noted that was ahead does not count. */
    Optional<Instant> lastMoved() {
        return Optional.ofNullable(jdbc.queryForObject(
                        "select max(moved_at) from position where moved_at <= clock_timestamp()", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Moves on, unless another instance already has: a consumer that was paused for long must not win over the one that took its
     * partitions. Returns false if it lost; nothing may be kept then.
     */
    boolean advance(String topic, List<? extends RecordSlice<?>> slices) {
        int moved = jdbc.update("""
                update position set next_offset = slice.next, moved_at = clock_timestamp()
                from unnest(?::int[], ?::bigint[], ?::bigint[]) as slice(partition, read_at, next)
                where topic = ? and position.partition = slice.partition and next_offset = slice.read_at""", statement -> {
            statement.setArray(1, array(statement, "int", slices, RecordSlice::partition));
            statement.setArray(2, array(statement, "bigint", slices, RecordSlice::from));
            statement.setArray(3, array(statement, "bigint", slices, RecordSlice::to));
            statement.setString(4, topic);
        });
        return moved == slices.size();
    }

    /** Adds the slices' entry counts, in the transaction that moved the position. */
    void count(String topic, List<? extends RecordSlice<?>> slices, Map<Integer, Long> fresh) {
        jdbc.update("""
                update position set entries = entries + slice.fresh, ordinal = greatest(position.ordinal, slice.ordinal),
                    epoch = greatest(position.epoch, slice.epoch)
                from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[]) as slice(partition, fresh, ordinal, epoch)
                where topic = ? and position.partition = slice.partition""", statement -> {
            statement.setArray(1, array(statement, "int", slices, RecordSlice::partition));
            statement.setArray(
                    2, array(statement, "bigint", slices, slice -> fresh.getOrDefault(slice.partition(), 0L)));
            statement.setArray(
                    3, array(statement, "bigint", slices, slice -> slice.stamp().ordinal()));
            statement.setArray(
                    4, array(statement, "bigint", slices, slice -> slice.stamp().epoch()));
            statement.setString(5, topic);
        });
    }

    /** Goes back to where the broker starts again; returns false if another instance moved on meanwhile. */
    boolean goBack(String topic, int partition, long from, long to) {
        return jdbc.update(
                        "update position set next_offset = ? where topic = ? and partition = ? and next_offset = ?",
                        to,
                        topic,
                        partition,
                        from)
                > 0;
    }

    /** Lets a partition be read again from its beginning, once an epoch; returns whether that must happen now. */
    boolean readAgain(String topic, int partition, long epoch) {
        return jdbc.update(
                        "update position set next_offset = 0, read_again_for = ? where topic = ? and partition = ?"
                                + " and coalesce(read_again_for, -1) < ?",
                        epoch,
                        topic,
                        partition,
                        epoch)
                > 0;
    }

    /** Counts the entries that an earlier version of this program read without counting, by the partition of each key. */
    private void countOnce(String topic) {
        Integer uncounted = jdbc.queryForObject(
                "select count(*) from position where topic = ? and entries is null", Integer.class, topic);
        if (uncounted == null || uncounted == 0) {
            return;
        }
        Map<Integer, Long> counts = new HashMap<>();
        int partitions = all(topic).size();
        jdbc.query(
                topic.equals(TopicNames.REQUESTS)
                        ? "select subject, count(*) from entry group by subject"
                        : "select name, count(*) from charter group by name",
                row -> {
                    byte[] key = row.getString(1).getBytes(StandardCharsets.UTF_8);
                    counts.merge(Utils.toPositive(Utils.murmur2(key)) % partitions, row.getLong(2), Long::sum);
                });
        for (int partition : all(topic).keySet()) {
            jdbc.update(
                    "update position set entries = ? where topic = ? and partition = ? and entries is null",
                    counts.getOrDefault(partition, 0L),
                    topic,
                    partition);
        }
    }

    private static Array array(
            PreparedStatement statement,
            String type,
            List<? extends RecordSlice<?>> slices,
            Function<RecordSlice<?>, Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, slices.stream().map(value).toArray());
    }
}

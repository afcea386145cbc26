package dev.engagement.reporting.feed;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each partition has been read, stored beside what was read. */
@Repository
class Positions {
    private final JdbcTemplate jdbc;

    Positions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The offset to read next, by partition; a partition that was never read starts at 0. */
    Map<Integer, Long> of(String topic, Collection<Integer> partitions) {
        for (int partition : new TreeSet<>(partitions)) {
            jdbc.update(
                    "insert into position (topic, partition, next_offset) values (?, ?, 0) on conflict do nothing",
                    topic,
                    partition);
        }
        Map<Integer, Long> positions = all(topic);
        positions.keySet().retainAll(partitions);
        return positions;
    }

    Map<Integer, Long> all(String topic) {
        Map<Integer, Long> positions = new HashMap<>();
        jdbc.query(
                "select partition, next_offset from position where topic = ?",
                row -> {
                    positions.put(row.getInt(1), row.getLong(2));
                },
                topic);
        return positions;
    }

    /**
     * Moves on, unless somebody else already has: a consumer that was paused for long must not win over the one that
     * took its partitions. False if it lost; nothing may be kept then.
     */
    boolean advance(String topic, List<? extends Slice<?>> slices) {
        int moved = jdbc.update("""
                update position set next_offset = slice.next
                from unnest(?::int[], ?::bigint[], ?::bigint[]) as slice(partition, read_at, next)
                where topic = ? and position.partition = slice.partition and next_offset = slice.read_at""", statement -> {
            statement.setArray(1, array(statement, "int", slices, Slice::partition));
            statement.setArray(2, array(statement, "bigint", slices, Slice::from));
            statement.setArray(3, array(statement, "bigint", slices, Slice::to));
            statement.setString(4, topic);
        });
        return moved == slices.size();
    }

    private static Array array(
            PreparedStatement statement, String type, List<? extends Slice<?>> slices, Function<Slice<?>, Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, slices.stream().map(value).toArray());
    }
}

package dev.engagement.reporting.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Up to which instant everything that was recorded has arrived here. */
@Repository
public class Completeness {
    /** Marks that wait to be reached; if the feed lags by more, the older ones tell enough. */
    private static final int WAITING = 1_000;

    private final JdbcTemplate jdbc;
    private final Positions positions;
    private final Deque<Mark> waiting = new ArrayDeque<>();

    Completeness(JdbcTemplate jdbc, Positions positions) {
        this.jdbc = jdbc;
        this.positions = positions;
    }

    /**
     * What the publisher said.
     *
     * @param completeTo every entry recorded before that lies below the offsets
     * @param offsets by topic and partition
     */
    record Mark(Instant completeTo, Map<String, Map<Integer, Long>> offsets) {
        boolean isReached(Positions positions) {
            return offsets.entrySet().stream().allMatch(topic -> {
                Map<Integer, Long> reached = positions.all(topic.getKey());
                return topic.getValue().entrySet().stream()
                        .allMatch(offset -> reached.getOrDefault(offset.getKey(), 0L) >= offset.getValue());
            });
        }
    }

    /** The last instant of which everything is known; empty as long as nothing is. */
    public Optional<Instant> completeTo() {
        return jdbc
                .query("select complete_to from completeness", (row, number) -> row.getObject(1, OffsetDateTime.class)
                        .toInstant())
                .stream()
                .findFirst();
    }

    synchronized void expect(Mark mark) {
        waiting.addLast(mark);
        if (waiting.size() > WAITING) {
            waiting.removeLast();
        }
    }

    /** Looks which marks have been reached. */
    synchronized void check() {
        if (waiting.isEmpty()) {
            return;
        }
        @Nullable Instant latest = null;
        while (!waiting.isEmpty() && waiting.getFirst().isReached(positions)) {
            latest = waiting.removeFirst().completeTo();
        }
        if (latest != null) {
            keep(latest);
        }
    }

    /** The mark says "before"; we say "up to and including", so that the instant itself can be asked for. */
    private void keep(Instant before) {
        jdbc.update(
                """
                insert into completeness (complete_to) values (?)
                on conflict (id) do update set complete_to = greatest(completeness.complete_to, excluded.complete_to)""",
                before.minus(1, ChronoUnit.MICROS)
                        .truncatedTo(ChronoUnit.MICROS)
                        .atOffset(ZoneOffset.UTC));
    }
}

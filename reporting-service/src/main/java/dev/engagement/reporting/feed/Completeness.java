package dev.engagement.reporting.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Knows the instant up to which all recorded entries have arrived here. */
@Repository
public class Completeness {
    /** Most marks that wait to be reached; if the feed lags by more, the older ones are enough. */
    private static final int WAITING = 1_000;

    private static final ReadPlace NOWHERE = new ReadPlace(0, 0, 0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(Completeness.class);

    private final JdbcTemplate jdbc;
    private final Positions positions;
    private final Deque<Mark> waiting = new ArrayDeque<>();
    private long missing;

    Completeness(JdbcTemplate jdbc, Positions positions) {
        this.jdbc = jdbc;
        this.positions = positions;
    }

    /**
     * The publisher's statement of how far it is complete.
     *
     * @param completeTo every entry recorded before that lies below the offsets
     * @param epoch how often the broker had lost records by then
     * @param offsets by topic and partition
     * @param entries how many entries were sent to each partition by then, repeats not counted
     */
    record Mark(
            Instant completeTo,
            long epoch,
            Map<String, Map<Integer, Long>> offsets,
            Map<String, Map<Integer, Long>> entries) {}

    /** The distance of reading to a mark: partitions that are not there yet, and entries missing in those that are. */
    private record Distance(boolean outdated, boolean behind, Map<TopicPartition, Long> missing) {}

    /** Returns the latest instant up to which all entries are known; empty while there is none. */
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

    /** Checks which marks have been reached. */
    synchronized void check() {
        @Nullable Instant latest = null;
        boolean goesOn = true;
        while (goesOn && !waiting.isEmpty()) {
            Mark mark = waiting.getFirst();
            Distance distance = distance(mark);
            missing = distance.behind() || distance.outdated()
                    ? missing
                    : distance.missing().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            boolean reached = !distance.behind() && distance.missing().isEmpty();
            if (distance.outdated() || reached) {
                waiting.removeFirst();
                latest = reached && !distance.outdated() ? mark.completeTo() : latest;
            } else {
                goesOn = false;
                distance.missing().keySet().forEach(partition -> readAgain(partition, mark));
            }
        }
        if (latest != null) {
            keep(latest);
        }
    }

    /**
     * Returns the distance to a mark. A mark of a past epoch tells nothing, since offsets mean other records by now. If fewer entries came
     * than were sent although reading is past them, they are missing: the broker lost them, or delivered them before it lost its tail.
     */
    private Distance distance(Mark mark) {
        boolean outdated = false;
        boolean behind = false;
        Map<TopicPartition, Long> missing = new HashMap<>();
        for (var topic : mark.offsets().entrySet()) {
            Map<Integer, ReadPlace> places = positions.all(topic.getKey());
            Map<Integer, Long> sent = mark.entries().getOrDefault(topic.getKey(), Map.of());
            for (var offset : topic.getValue().entrySet()) {
                ReadPlace place = places.getOrDefault(offset.getKey(), NOWHERE);
                long lacking = place.missing(sent.getOrDefault(offset.getKey(), 0L));
                outdated |= place.epoch() > mark.epoch();
                if (place.next() < offset.getValue()) {
                    behind = true;
                } else if (lacking > 0) {
                    missing.put(new TopicPartition(topic.getKey(), offset.getKey()), lacking);
                }
            }
        }
        return new Distance(outdated, behind, missing);
    }

    private void readAgain(TopicPartition partition, Mark mark) {
        if (positions.readAgain(partition.topic(), partition.partition(), mark.epoch())) {
            LOG.error("Entries are missing in {}, though it was read to its end: it is read again", partition);
        }
    }

    /** Returns how many entries are missing that the publisher had sent, as of the last look. */
    public synchronized long missing() {
        return missing;
    }

    /** Stores the instant. The mark says "before"; we say "up to and including", so that the instant itself can be asked for. */
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

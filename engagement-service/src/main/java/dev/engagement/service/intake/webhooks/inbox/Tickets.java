package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Seal;
import dev.engagement.service.intake.webhooks.Compared;
import dev.engagement.service.intake.webhooks.Compared.StateComparison;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores the tickets of tools that send snapshots, so that only changes become entries. */
@Component
class Tickets {
    private static final Duration KEEP = Duration.ofDays(400);

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final Clock clock;

    Tickets(JdbcTemplate jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Stores a snapshot, and returns the entries between it and its neighbours, within the caller's transaction. A repeat gives the same
     * entries; of two different snapshots of the same instant, the one that arrives later is the later.
     */
    Compared tell(Connection connection, Snapshot snapshot, StateComparison comparison) {
        List<Snapshot> same = find(snapshot, "version = ? order by place");
        int place = same.contains(snapshot) ? same.indexOf(snapshot) : same.size();
        Snapshot before = place == 0
                ? first(find(snapshot, "version < ? order by version desc, place desc limit 1"))
                : same.get(place - 1);
        if (place < same.size()) {
            return comparison.between(before, snapshot);
        }
        Snapshot after = first(find(snapshot, "version > ? order by version, place limit 1"));
        jdbc.update(
                "insert into ticket_snapshot (subject, version, place, stored_at, sealed) values (?, ?, ?, ?, ?)",
                snapshot.subject(),
                utc(snapshot.version()),
                place,
                utc(clock.instant()),
                seal.close(new Delivery("", snapshot.version(), snapshot.fields(), new byte[0]).write()));
        return comparison.arrival(connection, before, snapshot, after);
    }

    /** Deletes snapshots so old that no later one can belong before them. */
    void expire() {
        jdbc.update(
                "delete from ticket_snapshot where stored_at < ?",
                utc(clock.instant().minus(KEEP)));
    }

    private List<Snapshot> find(Snapshot of, String which) {
        return jdbc.query(
                "select sealed from ticket_snapshot where subject = ? and " + which,
                (row, number) -> {
                    Delivery kept = Delivery.read(seal.open(row.getBytes("sealed")));
                    return new Snapshot(of.subject(), kept.receivedAt(), kept.headers());
                },
                of.subject(),
                utc(of.version()));
    }

    private static @Nullable Snapshot first(List<Snapshot> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

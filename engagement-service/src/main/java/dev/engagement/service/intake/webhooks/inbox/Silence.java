package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.deliveries.Inbox.WaitingDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Current silence of each connection, and its longest silence of the last 30 days. */
@Component
class Silence {
    private static final int DAYS = 30;

    private final JdbcTemplate jdbc;
    private final Connections connections;
    private final Clock clock;
    private final MultiGauge silent;
    private final MultiGauge longest;

    Silence(JdbcTemplate jdbc, Connections connections, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.clock = clock;
        this.silent = MultiGauge.builder("engagement.connection.silent")
                .baseUnit("seconds")
                .description(
                        "Elapsed time since the last delivery by webhook of a connection; absent before its first.")
                .register(metrics);
        this.longest = MultiGauge.builder("engagement.connection.longest.silence")
                .baseUnit("seconds")
                .description(
                        "The longest elapsed time between two deliveries by webhook of a connection within the last 30"
                                + " days; 0 if there was only one.")
                .register(metrics);
    }

    /** Notes arrivals; within the caller's transaction, and by one instance at a time. */
    void ended(List<WaitingDelivery> deliveries) {
        Map<String, List<Instant>> arrivals = new TreeMap<>();
        deliveries.forEach(one -> arrivals.computeIfAbsent(one.connection(), any -> new ArrayList<>())
                .add(one.receivedAt()));
        arrivals.forEach((connection, times) -> {
            times.sort(null);
            Duration gap = Duration.ZERO;
            for (int i = 1; i < times.size(); i++) {
                Duration next = Duration.between(times.get(i - 1), times.get(i));
                gap = next.compareTo(gap) > 0 ? next : gap;
            }
            keep(connection, times.getFirst(), times.getLast(), gap);
        });
    }

    private void keep(String connection, Instant first, Instant last, Duration within) {
        jdbc.update("""
                insert into connection_day (connection, day, heard_at, longest)
                select ?, (?::timestamptz at time zone 'UTC')::date, ?, greatest(? * interval '1 ms',
                    ?::timestamptz - (select max(heard_at) from connection_day where connection = ?))
                on conflict (connection, day) do update set
                    heard_at = greatest(connection_day.heard_at, excluded.heard_at),
                    longest = greatest(connection_day.longest, excluded.longest)""", connection, utc(last), utc(last), within.toMillis(), utc(first), connection);
    }

    /**
     * A connection's latest delivery, and its longest silence within the last 30 days.
     *
     * @param longest seconds; 0 after its first delivery
     */
    record Heard(Instant at, double longest) {}

    /** Returns these by the names of the existing connections; one that never delivered anything is missing. */
    Map<String, Heard> heard() {
        List<String> existing = connections.names();
        Map<String, Heard> heard = new TreeMap<>();
        jdbc.query(
                """
                select connection, max(heard_at),
                    coalesce(extract(epoch from max(longest) filter (where heard_at > ?)), 0)
                from connection_day group by connection""",
                row -> {
                    if (existing.contains(row.getString(1))) {
                        heard.put(
                                row.getString(1),
                                new Heard(row.getObject(2, OffsetDateTime.class).toInstant(), row.getDouble(3)));
                    }
                },
                utc(clock.instant().minus(Duration.ofDays(DAYS))));
        return heard;
    }

    /** Updates the gauges. */
    void show() {
        List<Row<?>> times = new ArrayList<>();
        List<Row<?>> usual = new ArrayList<>();
        heard().forEach((connection, heard) -> {
            Tags tags = Tags.of("connection", connection);
            times.add(Row.of(
                    tags, () -> Duration.between(heard.at(), clock.instant()).toMillis() / 1000.0));
            usual.add(Row.of(tags, heard.longest()));
        });
        silent.register(times, true);
        longest.register(usual, true);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

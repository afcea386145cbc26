package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.events.Charter;
import dev.engagement.service.charter.CharterStore;
import dev.engagement.service.intake.deliveries.Inbox.WaitingDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Current silence of each connection, its longest one of the last 30 days, and the longest at this hour of the week. */
@Component
class Silence {
    private static final int DAYS = 30;
    private static final Duration WEEK = Duration.ofDays(7);
    /** The time before the last delivery that says what is usual. */
    private static final Duration WINDOW = WEEK.multipliedBy(5);
    /** A shorter silence is never unusual. */
    private static final Duration LEAST = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final Connections connections;
    private final CharterStore charters;
    private final Clock clock;
    private final MultiGauge silent;
    private final MultiGauge longest;

    Silence(JdbcTemplate jdbc, Connections connections, CharterStore charters, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.charters = charters;
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
        arrivals.forEach((connection, times) -> keep(connection, Arrivals.after(last(connection), times)));
    }

    private @Nullable Instant last(String connection) {
        OffsetDateTime last = jdbc.queryForObject(
                "select max(heard_at) from connection_day where connection = ?", OffsetDateTime.class, connection);
        return last == null ? null : last.toInstant();
    }

    private void keep(String connection, Arrivals arrivals) {
        jdbc.update(
                """
                insert into connection_day (connection, day, heard_at, longest)
                values (?, (?::timestamptz at time zone 'UTC')::date, ?, ? * interval '1 ms')
                on conflict (connection, day) do update set
                    heard_at = greatest(connection_day.heard_at, excluded.heard_at),
                    longest = greatest(connection_day.longest, excluded.longest)""",
                connection,
                utc(arrivals.latest()),
                utc(arrivals.latest()),
                arrivals.longest().toMillis());
        jdbc.batchUpdate(
                """
                insert into connection_hour (connection, hour, longest) values (?, ?, ? * interval '1 ms')
                on conflict (connection, hour) do update set
                    longest = greatest(connection_hour.longest, excluded.longest)""",
                arrivals.byHour(WINDOW).entrySet().stream()
                        .map(reached -> new Object[] {
                            connection,
                            utc(reached.getKey()),
                            reached.getValue().toMillis()
                        })
                        .toList());
    }

    /**
     * A connection's latest delivery, and its longest silence within the last 30 days.
     *
     * @param longest seconds; 0 after its first delivery
     * @param usual seconds: the longest silence at this hour of the week in the zone of the charter {@code default} but for one outage, at least an hour; null before a week of deliveries
     */
    record Heard(Instant at, double longest, @Nullable Double usual) {}

    /** Returns these by the names of the existing connections; one that never delivered anything is missing. */
    Map<String, Heard> heard() {
        List<String> existing = connections.names();
        Map<String, Double> usual = usual();
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
                                new Heard(
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getDouble(3),
                                        usual.get(row.getString(1))));
                    }
                },
                utc(clock.instant().minus(Duration.ofDays(DAYS))));
        return heard;
    }

    /**
     * Returns the usual silence at the present hour of the week, in seconds, by connections with a week of deliveries. Of several weeks the
     * longest does not count: one outage is not usual.
     */
    private Map<String, Double> usual() {
        Map<String, Double> usual = new TreeMap<>();
        String zone = zone().getId();
        jdbc.query(
                """
                select connection, coalesce(reached[2], reached[1]) from (
                    select connection, array_agg(extract(epoch from longest)::double precision order by longest desc) filter (where
                        to_char(hour at time zone ?, 'ID HH24') = to_char(?::timestamptz at time zone ?, 'ID HH24')) as reached
                    from connection_hour
                    join (select connection, max(heard_at) as last from connection_day group by connection) heard using (connection)
                    where hour > last - ? * interval '1 s'
                    group by connection, last having min(hour) <= last - ? * interval '1 s') weeks""",
                row -> {
                    usual.put(row.getString(1), Math.max(row.getDouble(2), LEAST.toSeconds()));
                },
                zone,
                utc(clock.instant().truncatedTo(ChronoUnit.HOURS)),
                zone,
                WINDOW.toSeconds(),
                WEEK.toSeconds());
        return usual;
    }

    /** Returns the zone of the charter that judges everybody: its hours of the week are those of the people who work. */
    private ZoneId zone() {
        return charters.versions(Charter.DEFAULT).stream()
                .filter(version -> version.signatures().areComplete())
                .map(version -> version.charter().zone())
                .reduce(ZoneOffset.UTC, (one, other) -> other);
    }

    /** Deletes the hours that are too old to say what is usual. */
    void expire() {
        jdbc.update("""
                delete from connection_hour using
                    (select connection, max(heard_at) as last from connection_day group by connection) heard
                where connection_hour.connection = heard.connection and hour <= last - ? * interval '1 s'""", WINDOW.toSeconds());
    }

    /** Updates the gauges. */
    void show() {
        List<Row<?>> times = new ArrayList<>();
        List<Row<?>> most = new ArrayList<>();
        heard().forEach((connection, heard) -> {
            Tags tags = Tags.of("connection", connection);
            times.add(Row.of(
                    tags, () -> Duration.between(heard.at(), clock.instant()).toMillis() / 1000.0));
            most.add(Row.of(tags, heard.longest()));
        });
        silent.register(times, true);
        longest.register(most, true);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

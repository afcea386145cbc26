package dev.engagement.service.publish;

import dev.engagement.events.TopicNames;
import dev.engagement.shared.health.Lookout;
import dev.engagement.shared.health.Lookout.Seen;
import dev.engagement.shared.time.Nearness;
import dev.engagement.shared.time.Uptime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The state of publishing, from the database: what is recorded against what is published. Never asks the publishing loop, which may have
 * died, here or in another instance.
 */
@Component
public class PublicationState {
    private static final String STATE = """
            select coalesce(p.global_index, -1), p.progressed_at, coalesce(p.epoch, 0),
                (select max(global_index) from event),
                (select min(time_stamp) from (
                    (select time_stamp from event where global_index > coalesce(p.global_index, -1) order by global_index limit 1)
                    union all
                    (select time_stamp from event where global_index = any (p.gaps))) waiting),
                (select count(*) from set_aside)
            from (values (1)) one left join publication p on p.topic = ?""";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration started = Uptime.now();
    private final Duration stalledAfter;
    private final Lookout<PublishedSoFar> lookout;

    PublicationState(
            JdbcTemplate jdbc,
            Clock clock,
            @Value("${engagement.stalled-after}") Duration stalledAfter,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
        this.lookout = new Lookout<>(this::ask, clock);
        show(metrics);
    }

    private void show(MeterRegistry metrics) {
        gauge(
                metrics,
                "engagement.publish.lag",
                "seconds",
                "Elapsed time since the oldest entry that is not yet in Kafka was recorded, whichever instance publishes; 0 if"
                        + " none waits.",
                seen -> seconds(oldestWaiting(seen)));
        gauge(
                metrics,
                "engagement.publish.progress.age",
                "seconds",
                "Elapsed time since an instance last published an entry, or told readers that all is published; that happens"
                        + " every second.",
                seen -> seconds(lastProgress(seen)));
        gauge(
                metrics,
                "engagement.set.aside",
                "entries",
                "Recorded entries that no reader can read.",
                seen -> seen.value() == null ? Double.NaN : seen.value().setAside());
    }

    /**
     * The database's state.
     *
     * @param published the place in the log up to which everything is published
     * @param recorded the place of the newest entry; null if there is none
     * @param oldestWaiting when the oldest unpublished entry was recorded; null if there is none
     * @param progressedAt when any instance last moved on; null if none ever did
     * @param epoch how often the broker lost records that it had confirmed
     */
    public record PublishedSoFar(
            long published,
            @Nullable Long recorded,
            @Nullable Instant oldestWaiting,
            @Nullable Instant progressedAt,
            long epoch,
            long setAside) {}

    /** An entry that no reader can read. */
    public record SetAside(String request, long sequence, String type, String reason, String noticedAt) {}

    /** Returns the latest state, in bounded time. */
    public Seen<PublishedSoFar> look() {
        return lookout.look();
    }

    /** Returns the first entries that are set aside. */
    public List<SetAside> setAside(int atMost) {
        return jdbc.query(
                "select subject, sequence, type, reason, noticed_at from set_aside order by global_index limit ?",
                (row, number) -> new SetAside(
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getString("reason"),
                        row.getObject("noticed_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()),
                atMost);
    }

    /** Returns whether there has been no progress for so long that there must be a fault. */
    public boolean isStalled(Seen<PublishedSoFar> seen) {
        return !Nearness.isNear(lastProgress(seen), clock.instant(), stalledAfter);
    }

    /** Returns when publishing last moved on; this instance's start if that is later, since it needs a moment. */
    public Instant lastProgress(Seen<PublishedSoFar> seen) {
        PublishedSoFar state = seen.value();
        Instant progressed = state == null ? null : state.progressedAt();
        Instant started = Uptime.when(this.started, clock.instant());
        return progressed == null || progressed.isBefore(started) ? started : progressed;
    }

    private @Nullable Instant oldestWaiting(Seen<PublishedSoFar> seen) {
        return seen.value() == null ? null : seen.value().oldestWaiting();
    }

    private double seconds(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private PublishedSoFar ask() {
        return Objects.requireNonNull(jdbc.queryForObject(
                STATE,
                (row, number) -> {
                    OffsetDateTime progressed = row.getObject(2, OffsetDateTime.class);
                    return new PublishedSoFar(
                            row.getLong(1),
                            (Long) row.getObject(4),
                            instant(row.getString(5)),
                            progressed == null ? null : progressed.toInstant(),
                            row.getLong(3),
                            row.getLong(6));
                },
                TopicNames.REQUESTS));
    }

    /** Returns the earliest instant for an unreadable one, so that its entry counts as the oldest waiting. */
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }

    private void gauge(
            MeterRegistry metrics,
            String name,
            String unit,
            String help,
            Function<Seen<PublishedSoFar>, Double> value) {
        Gauge.builder(name, () -> value.apply(look()))
                .baseUnit(unit)
                .description(help)
                .register(metrics);
    }
}

package dev.engagement.reporting.feed;

import dev.engagement.shared.health.Lookout;
import dev.engagement.shared.health.Lookout.Seen;
import dev.engagement.shared.time.Nearness;
import dev.engagement.shared.time.Uptime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Reports whether the topics are read, whether entries are missing, and what blocks reading; from the database's own record. */
@Component
class FeedHealthIndicator implements HealthIndicator {
    private static final int NAMED = 10;
    private static final Status STALLED = new Status("STALLED");

    private final List<TopicFeed<?>> feeds;
    private final Completeness completeness;
    private final KafkaListenerEndpointRegistry containers;
    private final Clock clock;
    private final Duration started = Uptime.now();
    private final Duration stalledAfter;
    private final Lookout<State> lookout;

    FeedHealthIndicator(
            List<TopicFeed<?>> feeds,
            Completeness completeness,
            Positions positions,
            ParkedRecords parkedRecords,
            KafkaListenerEndpointRegistry containers,
            Clock clock,
            @Value("${engagement.stalled-after}") Duration stalledAfter) {
        this.feeds = feeds;
        this.completeness = completeness;
        this.containers = containers;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
        this.lookout = new Lookout<>(
                () -> new State(
                        completeness.completeTo().orElse(null),
                        positions.lastMoved().orElse(null),
                        parkedRecords.count(),
                        parkedRecords.newest(NAMED)),
                clock);
    }

    private record State(
            @Nullable Instant completeTo,
            @Nullable Instant lastMoved,
            long parked,
            List<@Nullable String> parkedRecords) {}

    private boolean reads(TopicFeed<?> feed) {
        MessageListenerContainer container = containers.getListenerContainer(feed.id());
        return container != null && container.isRunning();
    }

    /** Returns whether reading has stalled. Progress is an entry read, or a mark that there is none to read. */
    private boolean isStalled(@Nullable State state) {
        Instant now = clock.instant();
        Instant started = Uptime.when(this.started, now);
        Instant progress = Stream.of(
                        Optional.of(started),
                        Optional.ofNullable(state).map(State::completeTo),
                        Optional.ofNullable(state).map(State::lastMoved))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(started);
        return !Nearness.isNear(progress, now, stalledAfter);
    }

    @Override
    public Health health() {
        Seen<State> seen = lookout.look();
        State state = seen.value();
        Map<Integer, String> stopped = new TreeMap<>();
        feeds.forEach(feed -> stopped.putAll(feed.stopped()));
        long missing = completeness.missing();
        Status status = isStalled(state) || missing > 0 ? STALLED : Status.UP;
        Health.Builder health = Health.status(feeds.stream().allMatch(this::reads) ? status : Status.DOWN);
        if (missing > 0) {
            health.withDetail("missingEntries", missing);
        }
        if (!stopped.isEmpty()) {
            health.withDetail("waitingForNewerVersion", stopped);
        }
        if (seen.fault() != null) {
            health.withDetail("fault", seen.fault());
        }
        return state == null ? health.build() : withState(health, state).build();
    }

    private static Health.Builder withState(Health.Builder health, State state) {
        if (state.parked() > 0) {
            health.withDetail("parked", state.parked()).withDetail("parkedRecords", state.parkedRecords());
        }
        if (state.lastMoved() != null) {
            health.withDetail("lastRead", state.lastMoved().toString());
        }
        return state.completeTo() == null
                ? health
                : health.withDetail("completeTo", state.completeTo().toString());
    }
}

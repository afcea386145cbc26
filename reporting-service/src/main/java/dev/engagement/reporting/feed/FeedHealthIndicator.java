package dev.engagement.reporting.feed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Whether the topics are read, and what stands in the way. */
@Component
class FeedHealthIndicator implements HealthIndicator {
    private static final int NAMED = 10;

    private final List<TopicFeed<?>> feeds;
    private final Completeness completeness;
    private final ParkedRecords parkedRecords;
    private final KafkaListenerEndpointRegistry containers;

    FeedHealthIndicator(
            List<TopicFeed<?>> feeds,
            Completeness completeness,
            ParkedRecords parkedRecords,
            KafkaListenerEndpointRegistry containers) {
        this.feeds = feeds;
        this.completeness = completeness;
        this.parkedRecords = parkedRecords;
        this.containers = containers;
    }

    private boolean reads(TopicFeed<?> feed) {
        MessageListenerContainer container = containers.getListenerContainer(feed.id());
        return container != null && container.isRunning();
    }

    @Override
    public Health health() {
        Map<Integer, String> stopped = new TreeMap<>();
        feeds.forEach(feed -> stopped.putAll(feed.stopped()));
        boolean reads = feeds.stream().allMatch(this::reads);
        Health.Builder health = reads ? Health.up() : Health.down();
        if (!stopped.isEmpty()) {
            health.withDetail("waitingForNewerVersion", stopped);
        }
        long parked = parkedRecords.count();
        if (parked > 0) {
            health.withDetail("parked", parked).withDetail("parkedRecords", parkedRecords.newest(NAMED));
        }
        completeness.completeTo().ifPresent(instant -> health.withDetail("completeTo", instant.toString()));
        return health.build();
    }
}

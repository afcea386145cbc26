package dev.engagement.reporting.feed;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Whether the topic is read, and what stands in the way. */
@Component
class FeedHealthIndicator implements HealthIndicator {
    private static final int NAMED = 10;

    private final Feed feed;
    private final Completeness completeness;
    private final ParkedRecords parkedRecords;
    private final KafkaListenerEndpointRegistry containers;

    FeedHealthIndicator(
            Feed feed,
            Completeness completeness,
            ParkedRecords parkedRecords,
            KafkaListenerEndpointRegistry containers) {
        this.feed = feed;
        this.completeness = completeness;
        this.parkedRecords = parkedRecords;
        this.containers = containers;
    }

    @Override
    public Health health() {
        MessageListenerContainer container = containers.getListenerContainer(Feed.ID);
        Map<Integer, String> stopped = feed.stopped();
        boolean reads = container != null && container.isRunning();
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

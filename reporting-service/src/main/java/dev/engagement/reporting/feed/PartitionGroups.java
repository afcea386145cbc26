package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Shares work among instances by the partitions of the requests' topic, in a consumer group for each piece of work. No record is read
 * there; the group says who does which share, and gives the shares of an instance that dies to the others.
 */
@Component
public class PartitionGroups {
    /** Silence after which an instance is taken for dead; the shortest that a broker allows by default is 6 s. */
    private static final String SESSION_MILLIS = "10000";

    private static final String HEARTBEAT_MILLIS = "1000";

    private final ConsumerFactory<?, ?> consumers;
    private final TopicNames names;
    private final Positions positions;
    private final Feed feed;
    private final String group;

    PartitionGroups(
            ConsumerFactory<?, ?> consumers,
            TopicNames names,
            Positions positions,
            Feed feed,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        this.consumers = consumers;
        this.names = names;
        this.positions = positions;
        this.feed = feed;
        this.group = group;
    }

    /** Hears which partitions it has; called while the membership is polled, and when it ends. */
    public interface PartitionHolder {
        void given(Set<Integer> partitions);

        void taken(Set<Integer> partitions);
    }

    /** Returns how many partitions the requests' topic has, as far as any instance has read them. */
    public int partitions() {
        return positions.all(TopicNames.REQUESTS).size();
    }

    /** Returns whether this instance reads all partitions, since no other one reads. */
    public boolean isAlone() {
        return feed.reads() == partitions();
    }

    /** Joins a group, which the first member makes, and which the broker forgets some minutes after the last has left. */
    public PartitionMembership join(String work, PartitionHolder holder) {
        Properties properties = new Properties();
        // With the newer protocol the broker alone says when a member is dead, 45 s by default; and nobody waits for
        // others to come.
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        Consumer<?, ?> consumer = consumers.createConsumer(group + "." + work, null, null, properties);
        return new PartitionMembership(consumer, names.onBroker(TopicNames.REQUESTS), holder);
    }
}

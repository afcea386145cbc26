package dev.engagement.reporting.feed;

import dev.engagement.reporting.feed.PartitionGroups.PartitionHolder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** A place in a group that shares partitions. It belongs to one thread, which polls it at least every few minutes. */
public final class PartitionMembership implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;

    PartitionMembership(Consumer<?, ?> consumer, String topic, PartitionHolder holder) {
        this.consumer = consumer;
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Only the partitions count, not their records.
                consumer.pause(partitions);
                holder.given(numbers(partitions));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                holder.taken(numbers(partitions));
            }
        });
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    /** Takes part in the group for a while: hears of partitions that are given and taken. */
    public void poll(Duration time) {
        consumer.poll(time);
    }

    /** Leaves the group: the others get its partitions at once. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(PATIENCE));
    }
}

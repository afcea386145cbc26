package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a topic in batches: the position, the records and everything derived from them share a commit.
 *
 * @param <T> the type of the topic's content
 */
abstract class TopicFeed<T> implements ConsumerSeekAware {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

    private final String id;
    private final String topic;
    private final String onBroker;

    private final Positions positions;
    private final ParkedRecords parkedRecords;
    private final Function<ConsumerRecord<byte[], byte[]>, Decoded<T>> reader;
    private final Receiver<T> receiver;
    private final Completeness completeness;
    private final TransactionTemplate transaction;
    private final KafkaListenerEndpointRegistry containers;
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();
    private final Map<Integer, ConsumerSeekCallback> seeks = new ConcurrentHashMap<>();
    private final Map<Integer, String> stopped = new ConcurrentHashMap<>();

    TopicFeed(
            String id,
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Decoded<T>> reader,
            Positions positions,
            ParkedRecords parkedRecords,
            List<Receiver<T>> receivers,
            Completeness completeness,
            TransactionTemplate transaction,
            TopicNames names,
            KafkaListenerEndpointRegistry containers) {
        this.id = id;
        this.topic = topic;
        this.onBroker = names.onBroker(topic);
        this.positions = positions;
        this.parkedRecords = parkedRecords;
        this.receiver = receivers.stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        this.reader = reader;
        this.completeness = completeness;
        this.transaction = transaction;
        this.containers = containers;
    }

    /** Partitions that wait for a newer version of the program, with the type that it must know. */
    Map<Integer, String> stopped() {
        return new TreeMap<>(stopped);
    }

    /** Returns how many partitions this instance reads. */
    int reads() {
        return next.size();
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback seek) {
        try {
            positions
                    .of(
                            topic,
                            assigned.keySet().stream()
                                    .map(TopicPartition::partition)
                                    .toList())
                    .forEach((partition, position) -> {
                        next.put(partition, position);
                        seeks.put(partition, seek);
                        seek.seek(onBroker, partition, position);
                    });
        } catch (DataAccessException away) {
            // Without a known position, the first batch is dropped and read again from the database's position.
            LOG.warn("The positions can't be read now: {}", away.toString());
        }
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked == null ? List.<TopicPartition>of() : revoked) {
            next.remove(partition.partition());
            seeks.remove(partition.partition());
            stopped.remove(partition.partition());
        }
    }

    /** The listener's name. */
    String id() {
        return id;
    }

    /** Stores the records; returns false if they will come again. */
    boolean takeAll(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, TreeMap::new, Collectors.toList()));
        List<RecordSlice<T>> slices = slices(byPartition);
        if (slices == null) {
            goBack(byPartition.keySet(), consumer);
            return false;
        }
        Runnable told = keep(slices);
        if (told == null) {
            LOG.warn("Another consumer has moved on in {} of {}: seeking to its position", byPartition.keySet(), topic);
            goBack(byPartition.keySet(), consumer);
            return false;
        }
        slices.forEach(slice -> moveOn(slice, consumer));
        told.run();
        completeness.check();
        return true;
    }

    /** Cuts records into slices that follow the positions; null if a position is unknown or was moved by another consumer. */
    private @Nullable List<RecordSlice<T>> slices(Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition) {
        List<RecordSlice<T>> slices = new ArrayList<>();
        for (var part : byPartition.entrySet()) {
            Long from = start(part.getKey(), part.getValue().getFirst().offset());
            if (from == null) {
                return null;
            }
            slices.add(RecordSlice.of(part.getKey(), from, part.getValue(), reader));
        }
        return slices;
    }

    /**
     * Returns the offset that a slice starts from; null if there is none. A jump back that nobody requested means that the broker lost
     * records and starts again below the position; the publisher sends the lost ones again.
     */
    private @Nullable Long start(int partition, long first) {
        Long from = next.get(partition);
        if (from == null || first >= from) {
            return from;
        }
        LOG.error("{}-{} ends before offset {}, which was read: going on at {}", topic, partition, from, first);
        return positions.goBack(topic, partition, from, first) ? Long.valueOf(first) : null;
    }

    private void moveOn(RecordSlice<T> slice, Consumer<?, ?> consumer) {
        next.put(slice.partition(), slice.to());
        if (slice.stop() != null) {
            stop(slice.partition(), slice.to(), slice.stop(), consumer);
        }
    }

    /** Stores slices; returns null and keeps nothing if another consumer was faster. */
    private @Nullable Runnable keep(List<RecordSlice<T>> slices) {
        return transaction.execute(status -> {
            if (!positions.advance(topic, slices)) {
                status.setRollbackOnly();
                return null;
            }
            List<T> arrived = new ArrayList<>();
            slices.forEach(slice -> arrived.addAll(slice.arrived()));
            Received<T> received = receiver.receive(arrived);
            positions.count(topic, slices, fresh(slices, received));
            return received.then();
        });
    }

    /** Counts, by partition, the new entries and the new records that stand for one. */
    private Map<Integer, Long> fresh(List<RecordSlice<T>> slices, Received<T> received) {
        Set<T> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(received.fresh());
        parkedRecords.replacedBy(topic, received.fresh()).forEach(fresh::remove);
        Map<Integer, Long> counts = new HashMap<>();
        for (RecordSlice<T> slice : slices) {
            long arrived = slice.arrived().stream().filter(fresh::contains).count();
            counts.put(slice.partition(), arrived + parkedRecords.keep(topic, slice.parked()));
        }
        return counts;
    }

    /** Seeks to the database's position, in case another instance put a partition back. */
    @Scheduled(fixedDelayString = "${engagement.follow-every}")
    void follow() {
        Map<Integer, Long> mine = Map.copyOf(next);
        if (!mine.isEmpty()) {
            positions.all(topic).forEach((partition, place) -> {
                Long here = mine.get(partition);
                ConsumerSeekCallback seek = seeks.get(partition);
                if (here != null
                        && seek != null
                        && place.next() < here
                        && next.replace(partition, here, place.next())) {
                    seek.seek(onBroker, partition, place.next());
                }
            });
        }
    }

    private void goBack(Collection<Integer> partitions, Consumer<?, ?> consumer) {
        Map<Integer, Long> stored = new HashMap<>(positions.of(topic, partitions));
        stored.forEach((partition, position) -> {
            next.put(partition, position);
            consumer.seek(new TopicPartition(onBroker, partition), position);
        });
    }

    private void stop(int partition, long offset, String type, Consumer<?, ?> consumer) {
        LOG.error(
                "Partition {} of {} waits at offset {} for a version of this program that knows {}; the others go on",
                partition,
                topic,
                offset,
                type);
        stopped.put(partition, type);
        TopicPartition there = new TopicPartition(onBroker, partition);
        consumer.seek(there, offset);
        MessageListenerContainer container = containers.getListenerContainer(id);
        if (container != null) {
            container.pausePartition(there);
        }
    }
}

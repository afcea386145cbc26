package dev.engagement.reporting;

import dev.engagement.events.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Topics of their own, by their prefix, on the one real broker that all tests of this module share. */
final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable EmbeddedKafkaKraftBroker kafka;

    private final EmbeddedKafkaKraftBroker broker = kafka();
    private final TopicNames names = new TopicNames("stage" + NUMBER.incrementAndGet() + ".");
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString(), "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());

    private static synchronized EmbeddedKafkaKraftBroker kafka() {
        EmbeddedKafkaKraftBroker running = kafka;
        if (running == null) {
            running = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
            running.brokerProperty("auto.create.topics.enable", "false");
            // Who shares a replay waits that long for others to come, as at any broker.
            running.brokerProperty("group.initial.rebalance.delay.ms", "3000");
            // Partitions of a reader that was killed stand still for that long.
            running.brokerProperty("group.consumer.session.timeout.ms", "15000");
            running.brokerProperty("group.consumer.min.session.timeout.ms", "15000");
            running.afterPropertiesSet();
            kafka = running;
        }
        return running;
    }

    String brokers() {
        return broker.getBrokersAsString();
    }

    String prefix() {
        return names.prefix();
    }

    /** Makes the topics as the command side does. */
    void create() {
        broker.addTopics(
                topic(TopicNames.REQUESTS, PARTITIONS),
                topic(TopicNames.CHARTERS, 1),
                topic(TopicNames.DIRECTORY, 1),
                topic(TopicNames.COMPLETENESS, 1),
                topic(TopicNames.WARNINGS, PARTITIONS));
    }

    private NewTopic topic(String name, int partitions) {
        return new NewTopic(names.onBroker(name), partitions, (short) 1);
    }

    /** Throws the requests' topic away with all that is in it, and makes it anew. */
    void loseRequests() {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(names.onBroker(TopicNames.REQUESTS)))
                    .all()
                    .get();
            Awaitility.await()
                    .until(() -> !admin.listTopics().names().get().contains(names.onBroker(TopicNames.REQUESTS)));
            admin.createTopics(List.of(topic(TopicNames.REQUESTS, PARTITIONS)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends records, and waits until they are there. */
    List<RecordMetadata> send(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream()
                .map(record -> producer.send(new ProducerRecord<>(
                        names.onBroker(record.topic()),
                        record.partition(),
                        record.key(),
                        record.value(),
                        record.headers())))
                .toList();
        return sent.stream().map(Topics::await).toList();
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns all records of a topic so far. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(names.onBroker(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Returns the ends of the topics of entries, by topic and partition. */
    Map<String, Map<String, Long>> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(names.onBroker(TopicNames.REQUESTS), partition), OffsetSpec.latest());
        }
        latest.put(new TopicPartition(names.onBroker(TopicNames.CHARTERS), 0), OffsetSpec.latest());
        Map<String, Map<String, Long>> ends = new HashMap<>();
        try (Admin admin = admin()) {
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.computeIfAbsent(
                            names.canonical(partition.topic()), any -> new HashMap<>())
                    .put(String.valueOf(partition.partition()), end.offset()));
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        return ends;
    }

    /** Returns the names of all groups that somebody is in; the broker forgets the others within ten minutes, as nothing is committed. */
    static List<String> groups() {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka().getBrokersAsString()))) {
            return admin.listGroups().all().get().stream()
                    .filter(group -> group.groupState().orElseThrow() != GroupState.EMPTY)
                    .map(GroupListing::groupId)
                    .toList();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", brokers()));
    }

    @Override
    public void close() {
        producer.close();
    }
}

package dev.engagement.service.publish;

import dev.engagement.events.TopicNames;
import dev.engagement.service.publish.PublicationProgress.Confirmed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** The broker: its topics, where they end, records to it. Elsewhere topics have their canonical names. */
@Component
class Broker implements DisposableBean {
    private static final long PATIENCE_SECONDS = 15;
    private static final int QUESTION_MILLIS = 10_000;

    private final KafkaAdmin admin;
    private final Admin client;
    private final KafkaTemplate<String, byte[]> records;
    private final TopicNames names;

    Broker(KafkaAdmin admin, KafkaTemplate<String, byte[]> records, TopicNames names) {
        this.admin = admin;
        this.records = records;
        this.names = names;
        this.client = Admin.create(impatient(admin.getConfigurationProperties()));
    }

    /**
     * Bounds a question by what is waited for its answer. The client remembers which broker leads a partition, and asks one that is dead until
     * its own time, a minute, is over.
     */
    private static Map<String, Object> impatient(Map<String, Object> settings) {
        Map<String, Object> bounded = new HashMap<>(settings);
        bounded.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, QUESTION_MILLIS);
        bounded.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, QUESTION_MILLIS);
        return bounded;
    }

    /** Creates missing topics; returns false while the broker is away. */
    boolean hasTopics() {
        return admin.initialize();
    }

    /** Returns the offset after the last record of each partition, by {@link Partitions#ALL}. */
    List<Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Partitions.ALL.forEach(partition -> latest.put(onBroker(partition), OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                client.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Partitions.ALL.stream()
                .map(partition ->
                        Objects.requireNonNull(ends.get(onBroker(partition))).offset())
                .toList();
    }

    /**
     * Sends records, whose topics have their canonical names, in order and waits until the broker has all of them, however long it is away;
     * the producer keeps the order and never drops a record by itself. If a record cannot even be handed to the producer, none after it is
     * sent.
     *
     * @param stopping asked once a second while the broker is away
     */
    List<Confirmed> sendAll(List<ProducerRecord<String, byte[]>> all, BooleanSupplier stopping)
            throws InterruptedException, ExecutionException {
        List<CompletableFuture<Confirmed>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : all) {
            sent.add(send(record));
        }
        CompletableFuture<Void> end = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
        while (true) {
            try {
                end.get(1, TimeUnit.SECONDS);
                return sent.stream().map(CompletableFuture::join).toList();
            } catch (TimeoutException brokerAway) {
                if (stopping.getAsBoolean()) {
                    throw new InterruptedException("stopping while the broker is away");
                }
            }
        }
    }

    private CompletableFuture<Confirmed> send(ProducerRecord<String, byte[]> record) {
        return records.send(new ProducerRecord<>(
                        names.onBroker(record.topic()),
                        record.partition(),
                        record.key(),
                        record.value(),
                        record.headers()))
                .thenApply(sent -> confirmed(sent.getRecordMetadata()));
    }

    private Confirmed confirmed(RecordMetadata record) {
        return new Confirmed(
                new TopicPartition(names.canonical(record.topic()), record.partition()),
                record.hasOffset() ? record.offset() : -1);
    }

    private TopicPartition onBroker(TopicPartition partition) {
        return new TopicPartition(names.onBroker(partition.topic()), partition.partition());
    }

    @Override
    public void destroy() {
        client.close();
    }
}

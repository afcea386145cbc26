package dev.engagement.service.publish;

import dev.engagement.events.TopicNames;
import dev.engagement.service.publish.Progress.Confirmed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
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

    private final KafkaAdmin admin;
    private final Admin client;
    private final KafkaTemplate<String, byte[]> records;
    private final TopicNames names;

    Broker(KafkaAdmin admin, KafkaTemplate<String, byte[]> records, TopicNames names) {
        this.admin = admin;
        this.records = records;
        this.names = names;
        this.client = Admin.create(new HashMap<>(admin.getConfigurationProperties()));
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

    /** Sends a record whose topic has its canonical name. */
    CompletableFuture<Confirmed> send(ProducerRecord<String, byte[]> record) {
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

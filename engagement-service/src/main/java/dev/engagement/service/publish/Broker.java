package dev.engagement.service.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** What the broker says of the topics. */
@Component
class Broker implements DisposableBean {
    private static final long PATIENCE_SECONDS = 15;

    private final KafkaAdmin admin;
    private final Admin client;

    Broker(KafkaAdmin admin) {
        this.admin = admin;
        this.client = Admin.create(new HashMap<>(admin.getConfigurationProperties()));
    }

    /** Makes the topics that are missing; false while the broker is away. */
    boolean hasTopics() {
        return admin.initialize();
    }

    /** The offset behind the last record, by topic and partition. */
    Map<String, Map<Integer, Long>> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions(Topics.REQUESTS, Topics.PARTITIONS, latest);
        partitions(Topics.CHARTERS, Topics.CHARTER_PARTITIONS, latest);
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        client.listOffsets(latest)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .forEach((place, end) -> ends.computeIfAbsent(place.topic(), any -> new TreeMap<>())
                        .put(place.partition(), end.offset()));
        return ends;
    }

    private static void partitions(String topic, int count, Map<TopicPartition, OffsetSpec> all) {
        for (int partition = 0; partition < count; partition++) {
            all.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
    }

    @Override
    public void destroy() {
        client.close();
    }
}

package dev.engagement.service.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Creates the broker's topics, and asks where they end. */
@Component
class Broker implements DisposableBean {
    private static final long PATIENCE_SECONDS = 15;

    private final KafkaAdmin admin;
    private final Admin client;

    Broker(KafkaAdmin admin) {
        this.admin = admin;
        this.client = Admin.create(new HashMap<>(admin.getConfigurationProperties()));
    }

    /** Creates missing topics; returns false while the broker is away. */
    boolean hasTopics() {
        return admin.initialize();
    }

    /** Returns the offset after the last record of each partition, by {@link Partitions#ALL}. */
    List<Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Partitions.ALL.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                client.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Partitions.ALL.stream()
                .map(partition -> Objects.requireNonNull(ends.get(partition)).offset())
                .toList();
    }

    @Override
    public void destroy() {
        client.close();
    }
}

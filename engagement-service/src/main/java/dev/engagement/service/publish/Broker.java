package dev.engagement.service.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** The offset behind the last record of each partition. */
    Map<Integer, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topics.PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.REQUESTS, partition), any -> OffsetSpec.latest()));
        return client.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    @Override
    public void destroy() {
        client.close();
    }
}

package dev.engagement.service.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Two installations on one Kafka cluster; the reading side's tests share a broker in the same way, a prefix each. */
class SharedClusterTest {
    @Test
    void two_installations_share_a_cluster_and_see_nothing_of_each_other() {
        try (Running north = Running.on(
                        Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.topic-prefix=north.");
                Running south = Running.on(
                        Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.topic-prefix=south.")) {
            contact(north, "desk:1");
            contact(south, "desk:2");

            assertThat(keys("north.")).containsExactly("desk:1");
            assertThat(keys("south.")).containsExactly("desk:2");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ends("north.").keySet()).hasSize(1));
        }
    }

    private static void contact(Running service, String request) {
        String event = """
                {"specversion":"1.0","id":"%1$s","source":"/tools/t","type":"dev.engagement.customer-contacted.v1",\
                "subject":"%1$s","time":"2026-03-27T16:30:00+01:00","data":{}}""".formatted(request);
        assertThat(service.ask("POST", "/v1/events", Map.of("Content-Type", "application/cloudevents+json"), event)
                        .statusCode())
                .isEqualTo(201);
    }

    /** Returns the keys on the requests' topic of that prefix, once there is one. */
    private static List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            TopicNames names = new TopicNames(prefix);
            List<TopicPartition> all = new ArrayList<>();
            for (int number = 0; number < Topics.PARTITIONS; number++) {
                all.add(new TopicPartition(names.onBroker(TopicNames.REQUESTS), number));
            }
            reader.assign(all);
            reader.seekToBeginning(all);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
                return !keys.isEmpty();
            });
        }
        return keys;
    }

    /** Returns the ends of the topic of completeness that are above zero. */
    private static Map<TopicPartition, Long> ends(String prefix) {
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            Map<TopicPartition, Long> ends = new HashMap<>(reader.endOffsets(
                    List.of(new TopicPartition(new TopicNames(prefix).onBroker(TopicNames.COMPLETENESS), 0))));
            ends.values().removeIf(end -> end == 0);
            return ends;
        }
    }
}

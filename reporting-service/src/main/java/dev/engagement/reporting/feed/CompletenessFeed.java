package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Timestamps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the publisher's marks: the instants up to which the topics are complete. */
@Component
class CompletenessFeed implements ConsumerSeekAware {
    private static final Logger LOG = LoggerFactory.getLogger(CompletenessFeed.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Completeness completeness;

    CompletenessFeed(Completeness completeness) {
        this.completeness = completeness;
    }

    /** Starts at the latest record, the only one that counts. */
    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback seek) {
        assigned.keySet().forEach(partition -> seek.seekRelative(partition.topic(), partition.partition(), -1, false));
    }

    @KafkaListener(
            id = "completeness",
            idIsGroup = false,
            groupId = "${spring.kafka.consumer.group-id}-completeness",
            topics = "${engagement.topic-prefix}" + TopicNames.COMPLETENESS)
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                try {
                    completeness.expect(read(record.value()));
                } catch (InvalidField | JacksonException unreadable) {
                    LOG.error("Skipped an unreadable completeness mark at offset {}", record.offset(), unreadable);
                }
            }
        }
        completeness.check();
    }

    private static Completeness.Mark read(byte[] value) {
        JsonNode mark = JSON.readTree(value);
        return new Completeness.Mark(
                Timestamps.require("completeTo", mark.path("completeTo").asString()),
                mark.path("epoch").asLong(0),
                Map.of(
                        TopicNames.REQUESTS, byPartition(mark, "offsets"),
                        TopicNames.CHARTERS, byPartition(mark, "charterOffsets")),
                Map.of(
                        TopicNames.REQUESTS, byPartition(mark, "entries"),
                        TopicNames.CHARTERS, byPartition(mark, "charterEntries")));
    }

    private static Map<Integer, Long> byPartition(JsonNode mark, String field) {
        Map<Integer, Long> values = new HashMap<>();
        mark.path(field).properties().forEach(value -> {
            try {
                values.put(Integer.valueOf(value.getKey()), value.getValue().asLong());
            } catch (NumberFormatException noPartition) {
                throw new InvalidField(field, "must be by partition");
            }
        });
        return values;
    }
}

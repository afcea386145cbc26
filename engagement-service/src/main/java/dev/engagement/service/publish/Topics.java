package dev.engagement.service.publish;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import tools.jackson.databind.json.JsonMapper;

/** The topics, and what a record in them looks like. */
@Configuration
class Topics {
    static final String REQUESTS = "engagement.requests.v1";
    static final String CHARTERS = "engagement.charters.v1";
    static final String COMPLETENESS = "engagement.completeness.v1";
    static final int PARTITIONS = 12;
    /** Few charters, seldom published: one partition keeps all of them in one order. */
    static final int CHARTER_PARTITIONS = 1;

    private static final JsonMapper JSON = new JsonMapper();

    @Bean
    NewTopics newTopics() {
        return new NewTopics(
                keptForEver(REQUESTS, PARTITIONS),
                keptForEver(CHARTERS, CHARTER_PARTITIONS),
                TopicBuilder.name(COMPLETENESS).partitions(1).compact().build());
    }

    private static NewTopic keptForEver(String name, int partitions) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .build();
    }

    /** An entry as a CloudEvent in Kafka's binary mode, under its request's key or its charter's name. */
    static ProducerRecord<String, byte[]> record(Recorded entry) {
        return (entry.entry() instanceof CharterPublished(Charter charter)
                        ? KafkaMessageFactory.<String>createWriter(CHARTERS, charter.name())
                        : KafkaMessageFactory.<String>createWriter(REQUESTS, entry.subject()))
                .writeBinary(CloudEventBuilder.v1()
                        .withId(entry.messageId())
                        .withSource(URI.create(entry.source()))
                        .withType(Catalogue.kindOf(entry.entry()).wireType())
                        .withSubject(entry.subject())
                        .withTime(entry.occurredAt().atOffset(ZoneOffset.UTC))
                        .withExtension("recordedtime", entry.recordedAt().atOffset(ZoneOffset.UTC))
                        .withExtension("sequence", String.valueOf(entry.sequence()))
                        .withExtension("entryid", entry.entryId().toString())
                        .withData("application/json", JSON.writeValueAsBytes(Catalogue.write(entry.entry())))
                        .build());
    }

    /** That every entry recorded before the instant lies below these offsets, by topic and partition. */
    static ProducerRecord<String, byte[]> completeness(Instant completeTo, Map<String, Map<Integer, Long>> ends) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("completeTo", completeTo.toString());
        value.put("offsets", ends.get(REQUESTS));
        value.put("charterOffsets", ends.get(CHARTERS));
        return new ProducerRecord<>(COMPLETENESS, REQUESTS, JSON.writeValueAsBytes(value));
    }
}

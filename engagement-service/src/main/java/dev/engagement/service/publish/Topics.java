package dev.engagement.service.publish;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import dev.engagement.service.publish.DirectoryChanges.Change;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
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
    static final String DIRECTORY = "engagement.directory.v1";
    static final String COMPLETENESS = "engagement.completeness.v1";
    static final int PARTITIONS = 12;
    /** Few charters, seldom published: one partition keeps all of them in one order. */
    static final int CHARTER_PARTITIONS = 1;

    /** How long a reader may be away and still learn what it has to erase. */
    private static final Duration TOMBSTONES = Duration.ofDays(365);

    private static final JsonMapper JSON = new JsonMapper();

    @Bean
    NewTopics newTopics(@Value("${engagement.forget-within}") Duration within) {
        return new NewTopics(
                keptForEver(REQUESTS, PARTITIONS),
                keptForEver(CHARTERS, CHARTER_PARTITIONS),
                forgetful(DIRECTORY, within),
                TopicBuilder.name(COMPLETENESS).partitions(1).compact().build());
    }

    private static NewTopic keptForEver(String name, int partitions) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .build();
    }

    /**
     * What a later record of its key replaces is gone within that time, if the segment with the later one is closed by
     * then. That is left to {@link DirectoryChanges}, since a broker closes a segment only when it writes.
     */
    private static NewTopic forgetful(String name, Duration within) {
        return TopicBuilder.name(name)
                .partitions(1)
                .compact()
                .config(TopicConfig.SEGMENT_MS_CONFIG, millis(within.dividedBy(6)))
                .config(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(within.dividedBy(2)))
                .config(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(TOMBSTONES))
                .build();
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** What a reference stands for; nothing, if it is erased. */
    static ProducerRecord<String, byte[]> record(Change change) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kind", change.kind());
        value.put("text", change.text());
        return new ProducerRecord<>(
                DIRECTORY, change.reference(), change.isErased() ? null : JSON.writeValueAsBytes(value));
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

package dev.engagement.service.publish;

import static dev.engagement.events.TopicNames.CHARTERS;
import static dev.engagement.events.TopicNames.COMPLETENESS;
import static dev.engagement.events.TopicNames.DIRECTORY;
import static dev.engagement.events.TopicNames.REQUESTS;
import static dev.engagement.events.TopicNames.WARNINGS;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.events.TopicNames;
import dev.engagement.service.request.StoredEntry;
import dev.engagement.shared.traces.Traces;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import tools.jackson.databind.json.JsonMapper;

/** The topics, and the form of their records. */
@Configuration
class Topics {
    static final int PARTITIONS = 12;
    /** A single partition keeps all charters in one order; they are few and seldom published. */
    static final int CHARTER_PARTITIONS = 1;

    /** Longest absence of a reader that still learns which names it must erase. */
    private static final Duration TOMBSTONES = Duration.ofDays(365);

    private static final Duration WARNINGS_KEPT = Duration.ofDays(30);

    private static final JsonMapper JSON = new JsonMapper();

    @Bean
    TopicNames topicNames(@Value("${engagement.topic-prefix}") String prefix) {
        return new TopicNames(prefix);
    }

    @Bean
    NewTopics newTopics(
            TopicNames names,
            @Value("${engagement.forget-within}") Duration within,
            @Value("${engagement.topics.replicas}") int replicas,
            @Value("${engagement.topics.in-sync}") int inSync) {
        return new NewTopics(Stream.of(
                        keptForEver(names.onBroker(REQUESTS), PARTITIONS),
                        keptForEver(names.onBroker(CHARTERS), CHARTER_PARTITIONS),
                        forgetful(names.onBroker(DIRECTORY), within),
                        TopicBuilder.name(names.onBroker(COMPLETENESS))
                                .partitions(1)
                                .compact(),
                        // The reading side writes it; all topics are made here.
                        TopicBuilder.name(names.onBroker(WARNINGS))
                                .partitions(PARTITIONS)
                                .config(TopicConfig.RETENTION_MS_CONFIG, millis(WARNINGS_KEPT)))
                .map(topic -> copied(topic, replicas, inSync).build())
                .toArray(NewTopic[]::new));
    }

    /** Sets how many brokers keep a topic, and how many must have a record before it counts as written; 0 leaves it to the broker. */
    private static TopicBuilder copied(TopicBuilder topic, int replicas, int inSync) {
        if (inSync > 0) {
            topic.config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(inSync));
        }
        return replicas > 0 ? topic.replicas(replicas) : topic;
    }

    private static TopicBuilder keptForEver(String name, int partitions) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    }

    /**
     * Returns a topic whose replaced records are gone within that time, if the segment of the replacing record is closed by then. {@link
     * DirectoryChanges} sees to that, since a broker closes a segment only when it writes.
     */
    private static TopicBuilder forgetful(String name, Duration within) {
        return TopicBuilder.name(name)
                .partitions(1)
                .compact()
                .config(TopicConfig.SEGMENT_MS_CONFIG, millis(within.dividedBy(6)))
                .config(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(within.dividedBy(2)))
                .config(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(TOMBSTONES));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** The value of a record of the directory. */
    private record NameRecord(String kind, @Nullable String text) {}

    /** The value of a record of completeness; offsets and counts are by partition. */
    private record CompletenessRecord(
            Instant completeTo,
            Map<Integer, Long> offsets,
            Map<Integer, Long> charterOffsets,
            Map<Integer, Long> entries,
            Map<Integer, Long> charterEntries,
            long epoch) {}

    /** Returns the record of a reference's text; without a text if it is erased. */
    static ProducerRecord<String, byte[]> record(DirectoryChange change) {
        byte[] value = change.isErased() ? null : JSON.writeValueAsBytes(new NameRecord(change.kind(), change.text()));
        return new ProducerRecord<>(DIRECTORY, change.reference(), value);
    }

    /** Returns the partition of that request, charter or benchmark; benchmarks stand among the charters, under their whole subject. */
    static TopicPartition partition(String subject) {
        return subject.startsWith(CharterPublished.SUBJECT_PREFIX)
                        || subject.startsWith(BenchmarkPublished.SUBJECT_PREFIX)
                ? Partitions.of(CHARTERS, key(subject))
                : Partitions.of(REQUESTS, subject);
    }

    private static String key(String subject) {
        return subject.startsWith(CharterPublished.SUBJECT_PREFIX)
                ? subject.substring(CharterPublished.SUBJECT_PREFIX.length())
                : subject;
    }

    /**
     * Returns an entry as a CloudEvent in Kafka's binary mode, with its stored data.
     *
     * @param ordinal how many entries its partition has with this one, repeats not counted: shows a reader what it missed
     * @param epoch how often the broker has lost records by now
     */
    static ProducerRecord<String, byte[]> record(StoredEntry entry, long ordinal, long epoch) {
        TopicPartition to = partition(entry.subject());
        byte[] data = entry.data().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = entry.fault() == null
                ? KafkaMessageFactory.<String>createWriter(to.topic(), to.partition(), key(entry.subject()))
                        .writeBinary(cloudEvent(entry, data))
                : new ProducerRecord<>(to.topic(), to.partition(), key(entry.subject()), data, remnants(entry));
        record.headers().add("ce_ordinal", bytes(String.valueOf(ordinal)));
        record.headers().add("ce_epoch", bytes(String.valueOf(epoch)));
        return record;
    }

    /** Has a record say by which hop it came. */
    static void trace(ProducerRecord<String, byte[]> record, String traceparent) {
        record.headers().add(Traces.HEADER, bytes(traceparent));
    }

    private static CloudEvent cloudEvent(StoredEntry entry, byte[] data) {
        return CloudEventBuilder.v1()
                .withId(entry.messageId())
                .withSource(URI.create(String.valueOf(entry.source())))
                .withType(entry.type())
                .withSubject(entry.subject())
                .withTime(utc(entry.occurredAt()))
                .withExtension("recordedtime", utc(entry.recordedAt()))
                .withExtension("sequence", String.valueOf(entry.sequence()))
                .withExtension("entryid", entry.entryId())
                .withData("application/json", data)
                .build();
    }

    private static OffsetDateTime utc(@Nullable String instant) {
        return Instant.parse(String.valueOf(instant)).atOffset(ZoneOffset.UTC);
    }

    /** Returns headers that tell readers which unreadable entry they miss. */
    private static List<Header> remnants(StoredEntry entry) {
        return List.of(
                new RecordHeader("ce_type", bytes(entry.type())),
                new RecordHeader("ce_subject", bytes(entry.subject())),
                new RecordHeader("ce_sequence", bytes(String.valueOf(entry.sequence()))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the mark that every entry recorded before the instant lies below these offsets.
     *
     * @param ends the offsets, by {@link Partitions#ALL}
     */
    static ProducerRecord<String, byte[]> completeness(
            Instant completeTo, List<Long> ends, PublicationProgress progress) {
        CompletenessRecord value = new CompletenessRecord(
                completeTo,
                Partitions.ofTopic(REQUESTS, ends),
                Partitions.ofTopic(CHARTERS, ends),
                Partitions.ofTopic(REQUESTS, progress.sent()),
                Partitions.ofTopic(CHARTERS, progress.sent()),
                progress.epoch());
        return new ProducerRecord<>(COMPLETENESS, REQUESTS, JSON.writeValueAsBytes(value));
    }
}

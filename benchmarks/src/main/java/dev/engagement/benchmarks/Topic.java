package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of requests, read from its beginning. */
public final class Topic {
    private static final String NAME = "engagement.requests.v1";

    private Topic() {}

    /**
     * The content of the topic.
     *
     * @param entries how many entries there are, repeats not counted
     * @param repeats how many records repeat one before
     * @param disorder per subject, the first sequence that appeared out of order or after a gap; empty is right
     */
    public record Finding(Map<String, Long> entries, long repeats, Map<String, Long> disorder) {}

    /** Returns the clients' credentials at the broker, in the form of Kafka's setting {@code sasl.jaas.config}. */
    static String login(Installed installed) throws IOException {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"engagement\" password=\""
                + Files.readString(installed.data().resolve("broker/password")).strip() + "\";";
    }

    private static Map<String, Object> clients(Installed installed) throws IOException {
        return Map.of(
                "bootstrap.servers",
                installed.brokers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(installed));
    }

    public static Finding read(Installed installed) throws IOException {
        Map<String, Long> next = new TreeMap<>();
        Map<String, Long> disorder = new HashMap<>();
        long repeats = 0;
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(clients(installed), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor(NAME).size())
                    .mapToObj(number -> new TopicPartition(NAME, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    long sequence = Long.parseLong(new String(
                            record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
                    long expected = next.getOrDefault(record.key(), 0L);
                    if (sequence < expected) {
                        repeats++;
                    } else {
                        if (sequence > expected) {
                            disorder.putIfAbsent(record.key(), sequence);
                        }
                        next.put(record.key(), sequence + 1);
                    }
                }
            }
        }
        return new Finding(next, repeats, disorder);
    }
}

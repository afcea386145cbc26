package dev.engagement.service.publish;

import dev.engagement.events.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** The partitions that are published to, in the one order of all stored counts. */
final class Partitions {
    static final List<TopicPartition> ALL = all();

    /** The number of partitions with entries; they are the first ones. */
    static final int OF_ENTRIES = Topics.PARTITIONS + Topics.CHARTER_PARTITIONS;

    private Partitions() {}

    private static List<TopicPartition> all() {
        List<TopicPartition> all = new ArrayList<>();
        IntStream.range(0, Topics.PARTITIONS)
                .forEach(number -> all.add(new TopicPartition(TopicNames.REQUESTS, number)));
        IntStream.range(0, Topics.CHARTER_PARTITIONS)
                .forEach(number -> all.add(new TopicPartition(TopicNames.CHARTERS, number)));
        all.add(new TopicPartition(TopicNames.DIRECTORY, 0));
        return List.copyOf(all);
    }

    static List<Long> zeros() {
        return Collections.nCopies(ALL.size(), 0L);
    }

    /** Returns the partition of a key as Kafka's own partitioner chooses it. */
    static TopicPartition of(String topic, String key) {
        int count = topic.equals(TopicNames.REQUESTS) ? Topics.PARTITIONS : Topics.CHARTER_PARTITIONS;
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count);
    }

    static int place(TopicPartition partition) {
        return ALL.indexOf(partition);
    }

    /** Returns one topic's part of a list in the order of {@link #ALL}. */
    static Map<Integer, Long> ofTopic(String topic, List<Long> values) {
        Map<Integer, Long> byPartition = new TreeMap<>();
        for (int place = 0; place < ALL.size(); place++) {
            if (ALL.get(place).topic().equals(topic)) {
                byPartition.put(ALL.get(place).partition(), values.get(place));
            }
        }
        return byPartition;
    }
}

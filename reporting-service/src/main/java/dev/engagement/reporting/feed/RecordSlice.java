package dev.engagement.reporting.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The part of a batch from one partition, up to the first record that only a newer version of the program can read.
 *
 * @param from the position at which the part was read
 * @param to the position after it
 * @param stamp the highest numbers on its records
 * @param stop the type of the record that ends it; null if none does
 * @param <T> the type of the topic's content
 */
record RecordSlice<T>(
        int partition,
        long from,
        long to,
        List<T> arrived,
        List<Parked> parked,
        Stamp stamp,
        @Nullable String stop) {

    static <T> RecordSlice<T> of(
            int partition,
            long from,
            List<ConsumerRecord<byte[], byte[]>> records,
            Function<ConsumerRecord<byte[], byte[]>, Decoded<T>> reader) {
        List<T> arrived = new ArrayList<>(records.size());
        List<Parked> parked = new ArrayList<>();
        Stamp stamp = new Stamp(0, 0);
        long to = from;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (reader.apply(record)) {
                case Decoded.ReadRecord<T> read -> arrived.add(read.arrived());
                case Decoded.UnreadableRecord<T> unreadable -> parked.add(new Parked(record, unreadable));
                case Decoded.Unknown<T> unknown -> {
                    return new RecordSlice<>(partition, from, record.offset(), arrived, parked, stamp, unknown.type());
                }
            }
            stamp = stamp.and(Stamp.of(record));
            to = record.offset() + 1;
        }
        return new RecordSlice<>(partition, from, to, arrived, parked, stamp, null);
    }
}

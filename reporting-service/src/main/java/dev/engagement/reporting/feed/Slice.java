package dev.engagement.reporting.feed;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One partition's part of a batch, up to the first record that only a newer version of the program can read.
 *
 * @param from the position that the part was read at
 * @param to the position behind it
 * @param stop the type that ends it, if one does
 */
record Slice(
        int partition,
        long from,
        long to,
        List<Arrived> arrived,
        List<Parked> parked,
        @Nullable String stop) {

    static Slice of(int partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrived> arrived = new ArrayList<>(records.size());
        List<Parked> parked = new ArrayList<>();
        long to = from;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (RecordReader.read(record)) {
                case Decoded.Read read -> arrived.add(read.arrived());
                case Decoded.Unreadable unreadable -> parked.add(new Parked(record, unreadable));
                case Decoded.Unknown unknown -> {
                    return new Slice(partition, from, record.offset(), arrived, parked, unknown.type());
                }
            }
            to = record.offset() + 1;
        }
        return new Slice(partition, from, to, arrived, parked, null);
    }
}

package dev.engagement.reporting.feed;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The numbers that the publisher writes on a record; 0 on older records without them.
 *
 * @param ordinal how many entries the partition has with this one
 * @param epoch how often the broker had lost records
 */
record Stamp(long ordinal, long epoch) {
    static Stamp of(ConsumerRecord<byte[], byte[]> record) {
        return new Stamp(number(record, "ce_ordinal"), number(record, "ce_epoch"));
    }

    Stamp and(Stamp other) {
        return new Stamp(Math.max(ordinal, other.ordinal), Math.max(epoch, other.epoch));
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        try {
            return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}

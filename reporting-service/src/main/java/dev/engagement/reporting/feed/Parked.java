package dev.engagement.reporting.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An unreadable record, and why it is unreadable. */
record Parked(ConsumerRecord<byte[], byte[]> record, Decoded.UnreadableRecord<?> why) {}

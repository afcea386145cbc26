package dev.engagement.reporting.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that nothing could be made of, and why. */
record Parked(ConsumerRecord<byte[], byte[]> record, Decoded.Unreadable<?> why) {}

/** Reading from Kafka: bytes become entries, in batches, each record once. */
@NullMarked
package dev.engagement.reporting.feed;

import org.jspecify.annotations.NullMarked;

/** Publishing from the event store to Kafka: everything, in order, at least once. */
@NullMarked
package dev.engagement.service.publish;

import org.jspecify.annotations.NullMarked;

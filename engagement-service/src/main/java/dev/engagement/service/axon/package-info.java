/** Axon: both aggregates, which leave decisions to their rules, and the event store behind the interfaces of {@code record}. */
@NullMarked
package dev.engagement.service.axon;

import org.jspecify.annotations.NullMarked;

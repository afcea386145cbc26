/** Axon: both aggregates as shells around their rules, and the event store behind {@code record}'s ports. */
@NullMarked
package dev.engagement.service.axon;

import org.jspecify.annotations.NullMarked;

/** The event store and the aggregates: the only package that uses Axon. */
@NullMarked
package dev.engagement.service.axon;

import org.jspecify.annotations.NullMarked;

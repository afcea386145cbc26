/** The event store and the aggregate's shell: the only place that knows Axon. */
@NullMarked
package dev.engagement.service.axon;

import org.jspecify.annotations.NullMarked;

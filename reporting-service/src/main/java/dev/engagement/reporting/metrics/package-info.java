/** Metrics for the operations team: durations as they settle, and the requests' current state. */
@NullMarked
package dev.engagement.reporting.metrics;

import org.jspecify.annotations.NullMarked;

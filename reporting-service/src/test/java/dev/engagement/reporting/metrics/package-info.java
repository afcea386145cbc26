/** That a metric's labels stay few. */
@NullMarked
package dev.engagement.reporting.metrics;

import org.jspecify.annotations.NullMarked;

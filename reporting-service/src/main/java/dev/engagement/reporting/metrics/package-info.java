/** What the ops team watches: how long things take as they settle, and how many stand how. */
@NullMarked
package dev.engagement.reporting.metrics;

import org.jspecify.annotations.NullMarked;

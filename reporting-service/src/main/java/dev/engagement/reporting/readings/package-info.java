/** Folds a request whenever an entry arrives, and stores its settled readings. */
@NullMarked
package dev.engagement.reporting.readings;

import org.jspecify.annotations.NullMarked;

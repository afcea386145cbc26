/** Kept readings, without a database. */
@NullMarked
package dev.engagement.reporting.readings;

import org.jspecify.annotations.NullMarked;

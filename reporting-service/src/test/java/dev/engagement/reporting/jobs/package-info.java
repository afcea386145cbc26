/** Kept readings, without a database. */
@NullMarked
package dev.engagement.reporting.jobs;

import org.jspecify.annotations.NullMarked;

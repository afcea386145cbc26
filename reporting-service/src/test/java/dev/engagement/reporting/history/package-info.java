/** Shares of the history, without a database. */
@NullMarked
package dev.engagement.reporting.history;

import org.jspecify.annotations.NullMarked;

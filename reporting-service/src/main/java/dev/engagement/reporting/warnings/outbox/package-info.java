/** Keeps what is not derived: since when subscriptions count, the warnings that were decided, and what became of them. */
@NullMarked
package dev.engagement.reporting.warnings.outbox;

import org.jspecify.annotations.NullMarked;

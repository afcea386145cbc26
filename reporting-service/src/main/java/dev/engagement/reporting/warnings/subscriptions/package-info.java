/** Reads the folder of subscriptions, and reads it again when it changes. */
@NullMarked
package dev.engagement.reporting.warnings.subscriptions;

import org.jspecify.annotations.NullMarked;

/** Folded requests, without a database. */
@NullMarked
package dev.engagement.reporting.replay;

import org.jspecify.annotations.NullMarked;

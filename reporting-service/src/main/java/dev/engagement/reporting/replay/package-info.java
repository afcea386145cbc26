/** Folds all of history, under any as-of and charter, and explains the differences of two such replays; changes nothing. */
@NullMarked
package dev.engagement.reporting.replay;

import org.jspecify.annotations.NullMarked;

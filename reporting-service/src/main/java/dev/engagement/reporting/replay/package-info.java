/** Folds all of history anew, under any as-of and charter, and says why two such foldings differ; changes nothing. */
@NullMarked
package dev.engagement.reporting.replay;

import org.jspecify.annotations.NullMarked;

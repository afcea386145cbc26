/** {@code ./engagement report}: the scorecard of a period as one file. */
@NullMarked
package dev.engagement.standalone.report;

import org.jspecify.annotations.NullMarked;

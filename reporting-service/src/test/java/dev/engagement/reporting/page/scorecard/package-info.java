/** Tests of the scorecard view. */
@NullMarked
package dev.engagement.reporting.page.scorecard;

import org.jspecify.annotations.NullMarked;

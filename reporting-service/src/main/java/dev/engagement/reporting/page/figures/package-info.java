/** PURE: figures and their differences in the scorecard's words. */
@NullMarked
package dev.engagement.reporting.page.figures;

import org.jspecify.annotations.NullMarked;

/** Figures worked out by hand. */
@NullMarked
package dev.engagement.reporting.report;

import org.jspecify.annotations.NullMarked;

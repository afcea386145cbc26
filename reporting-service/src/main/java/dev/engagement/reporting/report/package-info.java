/** Readings of many requests become figures. */
@NullMarked
package dev.engagement.reporting.report;

import org.jspecify.annotations.NullMarked;

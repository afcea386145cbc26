/** Figures made of many requests' readings. */
@NullMarked
package dev.engagement.reporting.report;

import org.jspecify.annotations.NullMarked;

/** Service hours, and lengths of time on both clocks. */
@NullMarked
package dev.engagement.reporting.calendar;

import org.jspecify.annotations.NullMarked;

/** When IT works, and what a stretch of time comes to on both clocks. */
@NullMarked
package dev.engagement.reporting.calendar;

import org.jspecify.annotations.NullMarked;

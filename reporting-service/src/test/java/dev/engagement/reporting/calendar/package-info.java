/** The service clock in zones that change theirs. */
@NullMarked
package dev.engagement.reporting.calendar;

import org.jspecify.annotations.NullMarked;

/** Measures of ownership: does one person carry the request? */
@NullMarked
package dev.engagement.reporting.factors.ownership;

import org.jspecify.annotations.NullMarked;

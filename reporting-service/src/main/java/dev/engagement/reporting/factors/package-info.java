/** The factors: a request's story is folded once, then read by every measure. */
@NullMarked
package dev.engagement.reporting.factors;

import org.jspecify.annotations.NullMarked;

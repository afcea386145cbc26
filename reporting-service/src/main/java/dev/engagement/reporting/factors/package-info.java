/** What one request's story says: folded once, then read by every measure. */
@NullMarked
package dev.engagement.reporting.factors;

import org.jspecify.annotations.NullMarked;

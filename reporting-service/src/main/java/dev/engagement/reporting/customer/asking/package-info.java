/** Asks requesters for a rating after a resolution, once. */
@NullMarked
package dev.engagement.reporting.customer.asking;

import org.jspecify.annotations.NullMarked;

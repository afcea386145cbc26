/** Hands out links to the customers' pages, and revokes them. */
@NullMarked
package dev.engagement.reporting.customer.door;

import org.jspecify.annotations.NullMarked;

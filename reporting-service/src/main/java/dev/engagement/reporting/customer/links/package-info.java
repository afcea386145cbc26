/** Links to the customers' pages: made, opened, revoked; and when a form of theirs was first sent. */
@NullMarked
package dev.engagement.reporting.customer.links;

import org.jspecify.annotations.NullMarked;

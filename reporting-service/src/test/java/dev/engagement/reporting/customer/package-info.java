/** Customers' pages, their links, and asking for ratings. */
@NullMarked
package dev.engagement.reporting.customer;

import org.jspecify.annotations.NullMarked;

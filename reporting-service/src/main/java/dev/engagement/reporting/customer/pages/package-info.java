/** The customers' pages: what is open, what was promised, and how it went. */
@NullMarked
package dev.engagement.reporting.customer.pages;

import org.jspecify.annotations.NullMarked;

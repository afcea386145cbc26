/** Tells the command side what customers say on their pages: the one arrow back. */
@NullMarked
package dev.engagement.reporting.customer;

import org.jspecify.annotations.NullMarked;

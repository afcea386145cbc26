/** The projection service: what was published becomes figures, each opened down to its entries. */
@NullMarked
package dev.engagement.reporting;

import org.jspecify.annotations.NullMarked;

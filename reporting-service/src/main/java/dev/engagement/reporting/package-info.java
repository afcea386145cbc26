/** The projection service: turns published entries into figures, each of which opens down to its entries. */
@NullMarked
package dev.engagement.reporting;

import org.jspecify.annotations.NullMarked;

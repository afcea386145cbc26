/** Files for analysts: the record itself and the readings, entry by entry and row by row. */
@NullMarked
package dev.engagement.reporting.export;

import org.jspecify.annotations.NullMarked;

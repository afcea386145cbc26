/** Answers which warnings were given, and sends them again. */
@NullMarked
package dev.engagement.reporting.warnings.door;

import org.jspecify.annotations.NullMarked;

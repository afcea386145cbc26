/** Decides, from a request's deadlines alone, which warnings are to be given and when the next one will be. */
@NullMarked
package dev.engagement.reporting.warnings;

import org.jspecify.annotations.NullMarked;

/** Asks the command service on behalf of a reader. */
@NullMarked
package dev.engagement.reporting.page.commandside;

import org.jspecify.annotations.NullMarked;

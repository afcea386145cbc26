/** The connections view: do all connected tools still send? */
@NullMarked
package dev.engagement.reporting.page.connections;

import org.jspecify.annotations.NullMarked;

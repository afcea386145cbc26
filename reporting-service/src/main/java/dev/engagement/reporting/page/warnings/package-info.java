/** Shows which warnings were given, which did not arrive, and mistakes in subscriptions. */
@NullMarked
package dev.engagement.reporting.page.warnings;

import org.jspecify.annotations.NullMarked;

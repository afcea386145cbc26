/** Shows our figures beside those of providers outside. */
@NullMarked
package dev.engagement.reporting.page.comparison;

import org.jspecify.annotations.NullMarked;

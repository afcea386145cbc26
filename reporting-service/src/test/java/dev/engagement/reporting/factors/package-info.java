/** What a story says, edge by edge. */
@NullMarked
package dev.engagement.reporting.factors;

import org.jspecify.annotations.NullMarked;

/** Tests of what a story says. */
@NullMarked
package dev.engagement.reporting.factors;

import org.jspecify.annotations.NullMarked;

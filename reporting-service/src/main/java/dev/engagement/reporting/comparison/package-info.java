/** Holds our figures against those of providers outside. */
@NullMarked
package dev.engagement.reporting.comparison;

import org.jspecify.annotations.NullMarked;

/** All measures, and their readings of one request. */
@NullMarked
package dev.engagement.reporting.measures;

import org.jspecify.annotations.NullMarked;

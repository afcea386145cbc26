/** What stands beside our own figures. */
@NullMarked
package dev.engagement.reporting.scorecards;

import org.jspecify.annotations.NullMarked;

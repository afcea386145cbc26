/** What stands beside our own figures. */
@NullMarked
package dev.engagement.reporting.report.door;

import org.jspecify.annotations.NullMarked;

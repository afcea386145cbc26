/** The command that writes a report. */
@NullMarked
package dev.engagement.standalone.report;

import org.jspecify.annotations.NullMarked;

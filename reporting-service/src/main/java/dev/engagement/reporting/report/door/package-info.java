/** The scorecard over HTTP. */
@NullMarked
package dev.engagement.reporting.report.door;

import org.jspecify.annotations.NullMarked;

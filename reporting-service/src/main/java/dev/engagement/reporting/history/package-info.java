/** The record as it came: appended once, read as stories. */
@NullMarked
package dev.engagement.reporting.history;

import org.jspecify.annotations.NullMarked;

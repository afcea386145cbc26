/** The record, appended once and read as stories. */
@NullMarked
package dev.engagement.reporting.history;

import org.jspecify.annotations.NullMarked;

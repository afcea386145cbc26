/** Compares a tool's own export with the record: what is missing, extra or late. */
@NullMarked
package dev.engagement.service.intake.coverage;

import org.jspecify.annotations.NullMarked;

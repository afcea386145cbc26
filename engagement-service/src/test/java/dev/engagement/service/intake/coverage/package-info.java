/** Comparisons, without a database. */
@NullMarked
package dev.engagement.service.intake.coverage;

import org.jspecify.annotations.NullMarked;

/** Deliveries on disk, and the quarantine of those that could not be translated. */
@NullMarked
package dev.engagement.service.intake.quarantine;

import org.jspecify.annotations.NullMarked;

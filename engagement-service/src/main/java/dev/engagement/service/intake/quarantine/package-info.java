/** Deliveries on disk, and what is kept of those that nothing could be made of. */
@NullMarked
package dev.engagement.service.intake.quarantine;

import org.jspecify.annotations.NullMarked;

/** Deliveries of tools, kept on disk and sealed until they are recorded. */
@NullMarked
package dev.engagement.service.intake.deliveries;

import org.jspecify.annotations.NullMarked;

/** Translates the deliveries of any tool by a mapping that the connection names. */
@NullMarked
package dev.engagement.service.intake.webhooks.mapped;

import org.jspecify.annotations.NullMarked;

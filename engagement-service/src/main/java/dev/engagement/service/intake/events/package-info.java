/** CloudEvents over HTTP: one, a batch, a stream; and the stored entries. */
@NullMarked
package dev.engagement.service.intake.events;

import org.jspecify.annotations.NullMarked;

/** CloudEvents over HTTP: one, a batch, a stream; and the entries as they are stored. */
@NullMarked
package dev.engagement.service.intake.events;

import org.jspecify.annotations.NullMarked;

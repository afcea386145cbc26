/** The outside world, translated into messages that may be recorded. */
@NullMarked
package dev.engagement.service.intake;

import org.jspecify.annotations.NullMarked;

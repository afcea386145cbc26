/** Tests of what connections are made of. */
@NullMarked
package dev.engagement.service.intake.webhooks.inbox;

import org.jspecify.annotations.NullMarked;

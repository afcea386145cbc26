/** The door for webhooks: deliveries are verified, made durable, and then worked off. */
@NullMarked
package dev.engagement.service.intake.webhooks.inbox;

import org.jspecify.annotations.NullMarked;

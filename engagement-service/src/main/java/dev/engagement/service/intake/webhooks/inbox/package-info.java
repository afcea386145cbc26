/** Webhooks: deliveries are verified, stored, and then translated. */
@NullMarked
package dev.engagement.service.intake.webhooks.inbox;

import org.jspecify.annotations.NullMarked;

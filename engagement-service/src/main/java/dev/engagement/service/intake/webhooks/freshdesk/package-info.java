/** Freshdesk's automations, which send the whole ticket. */
@NullMarked
package dev.engagement.service.intake.webhooks.freshdesk;

import org.jspecify.annotations.NullMarked;

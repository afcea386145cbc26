/** Zendesk, by a trigger's JSON body that we specify; from documentation, not from recorded deliveries. */
@NullMarked
package dev.engagement.service.intake.webhooks.zendesk;

import org.jspecify.annotations.NullMarked;

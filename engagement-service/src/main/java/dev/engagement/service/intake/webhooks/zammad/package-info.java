/** Zammad's triggers, which send the whole ticket and the article; from documentation, not from recorded deliveries. */
@NullMarked
package dev.engagement.service.intake.webhooks.zammad;

import org.jspecify.annotations.NullMarked;

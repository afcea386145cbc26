/** Standard Webhooks that carry our own CloudEvents. */
@NullMarked
package dev.engagement.service.intake.webhooks.standard;

import org.jspecify.annotations.NullMarked;
